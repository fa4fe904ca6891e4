package org.cxlmi.runtime;

/** An effect of a command, which is one bit in the Command Effects Log of a component. */
public enum CommandEffect {
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

    CommandEffect(int bit) {
        this.bit = bit;
    }

    /** The number of the bit in the 16-bit command effect of the log; 0 is the lowest bit. */
    public int bit() {
        return bit;
    }
}
