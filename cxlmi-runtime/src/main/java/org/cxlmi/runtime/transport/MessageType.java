package org.cxlmi.runtime.transport;

/** The MCTP message type that carries a command. */
public enum MessageType {
    /** Component commands, MCTP message type 08h. */
    CCI,
    /** Fabric management commands, MCTP message type 07h. */
    FM_API;

    private static final int FIRST_FM_API_OPCODE = 0x5100;
    private static final int LAST_FM_API_OPCODE = 0x5FFF;

    /** The type that carries an opcode where nothing else says so. */
    public static MessageType of(int opcode) {
        return opcode >= FIRST_FM_API_OPCODE && opcode <= LAST_FM_API_OPCODE ? FM_API : CCI;
    }
}
