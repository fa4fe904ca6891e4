package org.cxlmi.sdk.check;

/** What is checked. */
public enum CheckKind {
    /** The Command Effects Log: each opcode once, known, with effects that fit the command. */
    EFFECTS_LOG("effects log"),
    /** The response of a command: its return code, its length, and its counts. */
    RESPONSE("response"),
    /** Reserved bytes and bits of responses, which have to be zero. */
    RESERVED("reserved bits"),
    /** Values of responses: each code of an enumeration has to be in the specification. */
    VALUES("values"),
    /** A request of a wrong length has to be refused. */
    REQUEST_LENGTH("request length"),
    /** What is read in pieces has to be the same as what is read at once. */
    PIECES("pieces"),
    /** An operation in the background has to be reported as such. */
    BACKGROUND("background"),
    /** A value that was read, and is written back, has to stay as it is, and nothing else may change. */
    WRITE_BACK("write back"),
    /** A command that is not in the Command Effects Log has to be refused. */
    UNLISTED("unlisted opcode");

    private final String text;

    CheckKind(String text) {
        this.text = text;
    }

    /** The name for people, such as {@code reserved bits}. */
    public String text() {
        return text;
    }
}
