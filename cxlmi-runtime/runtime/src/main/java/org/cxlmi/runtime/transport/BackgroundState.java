package org.cxlmi.runtime.transport;

/** What a transport knows of a background operation without asking the component. */
public enum BackgroundState {
    /** The operation still runs. */
    RUNNING,
    /** The operation does not run any more; how it ended is not known. */
    OVER,
    /** The transport cannot tell. */
    UNKNOWN
}
