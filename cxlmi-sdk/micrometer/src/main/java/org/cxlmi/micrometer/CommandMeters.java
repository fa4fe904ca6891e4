package org.cxlmi.micrometer;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.BaseUnits;
import java.util.concurrent.TimeUnit;
import org.cxlmi.runtime.policy.ObservedCommand;

/** The meters of the commands of one series. */
record CommandMeters(
        Timer duration, Counter retries, DistributionSummary requestSize, DistributionSummary responseSize) {

    static CommandMeters in(MeterRegistry registry, Tags tags) {
        return new CommandMeters(
                Timer.builder("cxlmi.command.duration")
                        .description("The duration of commands, with their retries and the wait for their turn")
                        .tags(tags)
                        .register(registry),
                Counter.builder("cxlmi.command.retries")
                        .description("How often commands were sent again")
                        .tags(tags)
                        .register(registry),
                DistributionSummary.builder("cxlmi.request.size")
                        .description("The size of the payloads of requests")
                        .baseUnit(BaseUnits.BYTES)
                        .tags(tags)
                        .register(registry),
                DistributionSummary.builder("cxlmi.response.size")
                        .description("The size of the payloads of successful responses")
                        .baseUnit(BaseUnits.BYTES)
                        .tags(tags)
                        .register(registry));
    }

    void record(ObservedCommand command) {
        duration.record(command.duration().toNanos(), TimeUnit.NANOSECONDS);
        if (command.attempts() > 1) {
            retries.increment(command.attempts() - 1.0);
        }
        requestSize.record(command.exchange().requestLength());
        if (command.failure().isEmpty()) {
            responseSize.record(command.responseLength());
        }
    }
}
