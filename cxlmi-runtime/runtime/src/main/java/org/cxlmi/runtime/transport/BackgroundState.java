package org.cxlmi.runtime.transport;

/** The state of a background operation, as a transport knows it without asking the component. */
public enum BackgroundState {
    /** The operation still runs. */
    RUNNING,
    /** The operation has ended; its outcome is not known. */
    OVER,
    /** The transport cannot tell. */
    UNKNOWN
}
