package org.cxlmi.sdk.topology;

/** The kind of a component. */
public enum ComponentKind {
    /** A CXL switch. */
    SWITCH("switch"),
    /** A device whose memory several heads share. */
    MULTI_HEADED_DEVICE("multi-headed device"),
    /** A device whose memory several logical devices share. */
    MULTI_LOGICAL_DEVICE("multi-logical device"),
    /** Any other device with memory, or a logical device. */
    MEMORY_DEVICE("memory device"),
    /** A global fabric-attached memory device. */
    GLOBAL_FAM_DEVICE("global FAM device"),
    /** A component whose responses do not show its kind. */
    UNKNOWN("unknown component");

    private final String label;

    ComponentKind(String label) {
        this.label = label;
    }

    /** The name for people, for example {@code memory device}. */
    public String label() {
        return label;
    }
}
