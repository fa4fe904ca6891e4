package org.cxlmi.sdk.check;

/** Why a check was not done. */
public enum SkipReason {
    /**
     * The component hands out once what the command reads, so that another client would miss it; see {@link
     * ComponentCheck#withWrites}.
     */
    READS_ONCE("what it reads is handed out once"),
    /** The command changes something; see {@link ComponentCheck#withWrites}. */
    CHANGES("it changes something"),
    /** The command destroys data, resets something, or its effect is not known; see {@link ComponentCheck#withDestructive}. */
    DESTROYS("it may destroy something"),
    /** No specification at hand has this opcode. */
    UNKNOWN_OPCODE("its opcode is not known here"),
    /** Nothing that the component tells can be used as the request. */
    NO_REQUEST("no request for it is known"),
    /** The component refused the command for a reason that is no fault. */
    REFUSED("the component refused it"),
    /** The connection, such as the kernel, does not pass the command on. */
    NOT_SENT("the connection does not pass it on"),
    /** The value changes by itself, there is too little of it, or all of it is the same. */
    NOTHING_TO_COMPARE("there is nothing to compare");

    private final String text;

    SkipReason(String text) {
        this.text = text;
    }

    /** The reason as text for people, such as {@code it changes something}. */
    public String text() {
        return text;
    }
}
