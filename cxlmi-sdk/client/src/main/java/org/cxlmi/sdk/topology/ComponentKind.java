package org.cxlmi.sdk.topology;

/** What a component turned out to be. */
public enum ComponentKind {
    /** A CXL switch. */
    SWITCH("switch"),
    /** A device whose memory several heads share. */
    MULTI_HEADED_DEVICE("multi-headed device"),
    /** A device whose memory several logical devices share. */
    MULTI_LOGICAL_DEVICE("multi-logical device"),
    /** Any other device with memory; also a logical device. */
    MEMORY_DEVICE("memory device"),
    /** A global fabric-attached memory device. */
    GLOBAL_FAM_DEVICE("global FAM device"),
    /** Its answers do not tell. */
    UNKNOWN("unknown component");

    private final String label;

    ComponentKind(String label) {
        this.label = label;
    }

    /** For people, for example {@code memory device}. */
    public String label() {
        return label;
    }
}
