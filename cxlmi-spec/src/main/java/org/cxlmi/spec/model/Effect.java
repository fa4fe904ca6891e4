package org.cxlmi.spec.model;

import java.util.Locale;

/** What a command changes, as the Command Effects Log names it. */
public enum Effect {
    CONFIGURATION_CHANGE_AFTER_COLD_RESET(0),
    IMMEDIATE_CONFIGURATION_CHANGE(1),
    IMMEDIATE_DATA_CHANGE(2),
    IMMEDIATE_POLICY_CHANGE(3),
    IMMEDIATE_LOG_CHANGE(4),
    SECURITY_STATE_CHANGE(5),
    BACKGROUND_OPERATION(6),
    SECONDARY_MAILBOX_SUPPORTED(7),
    REQUEST_ABORT_SUPPORTED(8),
    CONFIGURATION_CHANGE_AFTER_CONVENTIONAL_RESET(10),
    CONFIGURATION_CHANGE_AFTER_CXL_RESET(11);

    private final int bit;

    Effect(int bit) {
        this.bit = bit;
    }

    /** Bit within the effects word of a Command Effects Log entry. */
    public int bit() {
        return bit;
    }

    public String specName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
