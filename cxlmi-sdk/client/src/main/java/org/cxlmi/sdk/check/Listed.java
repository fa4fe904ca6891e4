package org.cxlmi.sdk.check;

import java.util.Optional;
import java.util.OptionalInt;
import org.cxlmi.runtime.Command;
import org.cxlmi.runtime.CommandImpact;
import org.cxlmi.sdk.generic.CommandEffects;

/**
 * A command in the Command Effects Log of a component.
 *
 * @param effects what the component says of it
 * @param command the same command in the specification; empty if it is not known
 */
record Listed(int opcode, CommandEffects effects, Optional<Command<?, ?>> command) {

    Finding.Subject subject() {
        return new Finding.Subject(
                OptionalInt.of(opcode), command.map(Command::name).orElse(""));
    }

    /** The worst that it can do. */
    CommandImpact impact() {
        return command.map(Command::impact).orElse(CommandImpact.UNKNOWN);
    }

    /** Whether it may be sent as often as one likes. */
    boolean onlyReads() {
        return impact() == CommandImpact.READS
                && command.filter(Command::isRepeatable).isPresent();
    }

    /** Why it may not be sent; empty if it may. */
    Optional<SkipReason> forbidden(CheckOptions options) {
        if (command.isEmpty()) {
            return Optional.of(SkipReason.UNKNOWN_OPCODE);
        }
        if (onlyReads()) {
            return Optional.empty();
        }
        return switch (impact()) {
            case READS -> options.writes() ? Optional.empty() : Optional.of(SkipReason.READS_ONCE);
            case CHANGES -> options.writes() ? Optional.empty() : Optional.of(SkipReason.CHANGES);
            case DESTROYS_DATA, RESETS, UNKNOWN ->
                options.destructive() ? Optional.empty() : Optional.of(SkipReason.DESTROYS);
        };
    }
}
