package org.cxlmi.micrometer;

import io.micrometer.core.instrument.Tags;
import java.util.Locale;
import java.util.OptionalInt;
import org.cxlmi.runtime.Exchange;
import org.cxlmi.runtime.error.ReturnCode;
import org.cxlmi.runtime.policy.ObservedCommand;
import org.jspecify.annotations.Nullable;

/** What the meters of a command depend on. */
record Series(
        String endpoint,
        String target,
        String command,
        int opcode,
        Outcome outcome,
        @Nullable ReturnCode returnCode) {

    private static final String NO_CODE = "none";

    static Series of(ObservedCommand command) {
        Exchange exchange = command.exchange();
        OptionalInt code = command.returnCode();
        return new Series(
                exchange.target().endpoint().name(),
                exchange.target().name(),
                exchange.commandName(),
                exchange.opcode(),
                Outcome.of(command),
                code.isPresent() ? ReturnCode.of(code.getAsInt()) : null);
    }

    Tags tags() {
        return Tags.of(
                "endpoint",
                endpoint,
                "target",
                target,
                "command",
                command,
                "opcode",
                String.format(Locale.ROOT, "%04Xh", opcode),
                "outcome",
                outcome.tag(),
                "return.code",
                returnCode == null ? NO_CODE : returnCode.label());
    }
}
