package org.cxlmi.runtime.transport;

/** The MCTP message type that carries a command. */
public enum MessageType {
    /** Component commands, MCTP message type 08h (DSP0281). */
    CCI(8),
    /** Fabric management commands, MCTP message type 07h (DSP0234). */
    FM_API(7);

    private static final int FIRST_FM_API_OPCODE = 0x5100;
    private static final int LAST_FM_API_OPCODE = 0x5FFF;

    private final int code;

    MessageType(int code) {
        this.code = code;
    }

    /** The number of the MCTP message type, 7 bits. */
    public int code() {
        return code;
    }

    /** The type that carries an opcode if the command does not define one. */
    public static MessageType of(int opcode) {
        return opcode >= FIRST_FM_API_OPCODE && opcode <= LAST_FM_API_OPCODE ? FM_API : CCI;
    }
}
