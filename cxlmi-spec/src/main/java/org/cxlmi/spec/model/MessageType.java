package org.cxlmi.spec.model;

import java.util.Locale;

/** The MCTP message type that carries a command. */
public enum MessageType {
    CCI,
    FM_API;

    public String specName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The type of an opcode whose command does not name one: FM-API from 5100h to 5FFFh. */
    public static MessageType usual(int opcode) {
        return opcode >= 0x5100 && opcode <= 0x5fff ? FM_API : CCI;
    }
}
