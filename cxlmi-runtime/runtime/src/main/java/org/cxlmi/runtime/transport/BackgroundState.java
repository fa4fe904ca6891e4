package org.cxlmi.runtime.transport;

/** What a transport knows about a background operation without asking the component. */
public enum BackgroundState {
    /** The operation still runs. */
    RUNNING,
    /** The operation has ended; its outcome is not known. */
    OVER,
    /** The transport cannot tell. */
    UNKNOWN
}
