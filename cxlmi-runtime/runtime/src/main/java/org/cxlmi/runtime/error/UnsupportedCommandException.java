package org.cxlmi.runtime.error;

/** The transport does not send this command. Nothing was sent. */
public final class UnsupportedCommandException extends CxlException {

    private static final long serialVersionUID = 1L;

    private final Reason reason;

    /**
     * @param reason why it cannot be sent, with the advice that goes with it
     * @param detail the values of this case, in one sentence
     */
    public UnsupportedCommandException(CommandContext context, Reason reason, String detail) {
        super(context, context + " cannot be sent: " + detail + " " + reason.advice(), null);
        this.reason = reason;
    }

    /** Why it cannot be sent. */
    public Reason reason() {
        return reason;
    }

    /** Always false, because something has to be changed first. */
    @Override
    public boolean isRetryable() {
        return false;
    }

    /** Why a command cannot be sent, and what to change so that it can. */
    public enum Reason {
        KERNEL_WITHOUT_RAW_COMMANDS(
                "Boot a kernel built with CONFIG_CXL_MEM_RAW_COMMANDS=y, or use another transport to the component."),
        NOT_ENABLED_FOR_DEVICE(
                "The Command Effects Log of the device does not list this command, so the device probably does not support it."),
        BLOCKED_BY_KERNEL(
                "As root, write 1 to /sys/kernel/debug/cxl/mbox/raw_allow_all to lift the kernel's block list."),
        KERNEL_LOCKDOWN("Boot without kernel lockdown (often set by Secure Boot); it forbids raw commands."),
        CLAIMED_BY_KERNEL("Use the kernel's own interface for it, or unbind the driver that claims it."),
        PAYLOAD_TOO_LARGE("Send or ask for less at a time."),
        MISSING_IN_LIBRARY("Install a newer version of the library, or use another transport."),
        DIFFERENT_IN_LIBRARY("Use another transport for this command."),
        FM_API_DISABLED(
                "Enable these commands with enableFmApi() of the endpoint, or in the options with which you open it.");

        private final String advice;

        Reason(String advice) {
            this.advice = advice;
        }

        /** The advice for a person, in one sentence. */
        public String advice() {
            return advice;
        }
    }
}
