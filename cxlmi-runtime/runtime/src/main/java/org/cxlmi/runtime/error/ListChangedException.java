package org.cxlmi.runtime.error;

/** A list changed while it was read with several commands, so its parts do not fit together. Read the list again. */
public final class ListChangedException extends CxlException {

    private static final long serialVersionUID = 1L;

    /**
     * @param context the command that reads a part of the list
     * @param change what differs between two parts, such as {@code generationNumber was 3 and is 4}
     */
    public ListChangedException(CommandContext context, String change) {
        super(context, context + ": the list changed while it was read: " + change + ". Read it again.", null);
    }

    /** Always true, because a list can be read again from its beginning. */
    @Override
    public boolean isRetryable() {
        return true;
    }
}
