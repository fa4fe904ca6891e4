package org.cxlmi.micrometer;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.cxlmi.runtime.Exchange;
import org.cxlmi.runtime.Policy;
import org.cxlmi.runtime.policy.ObservedCommand;
import org.cxlmi.runtime.policy.Observer;
import org.cxlmi.runtime.transport.CciResponse;

/**
 * A policy that counts and times each command in a registry of Micrometer. Add it as the last policy of a target: {@code
 * target.with(Policies.standard()).with(CxlMetrics.of(registry))}. Then it counts each command once, with all its
 * retries. One such policy can serve any number of targets.
 *
 * <p>The meters:
 *
 * <ul>
 *   <li>{@code cxlmi.command.duration}: a timer of commands, including retries, pauses and the wait for their turn.
 *   <li>{@code cxlmi.command.retries}: a counter of the times that commands were sent again by a policy that the target
 *       had before this one.
 *   <li>{@code cxlmi.request.size}: a summary of the payloads of requests, in bytes, each counted once.
 *   <li>{@code cxlmi.response.size}: a summary of the payloads of successful responses, in bytes.
 * </ul>
 *
 * <p>The tags of all meters:
 *
 * <ul>
 *   <li>{@code endpoint}: the name of the endpoint, such as {@code mctp 1:8}.
 *   <li>{@code target}: the name of the component, such as {@code mctp 1:8 > port 3}.
 *   <li>{@code command}: the name of the command; {@code Raw command} if an opcode was sent without one.
 *   <li>{@code opcode}: the opcode in hex, such as {@code 4000h}.
 *   <li>{@code outcome}: {@code success}, {@code refused}, {@code timeout}, {@code malformed}, {@code still_running},
 *       {@code transport_error}, {@code unsupported} (nothing was sent) or {@code other}.
 *   <li>{@code return.code}: the name of the return code, such as {@code Invalid Input}; {@code none} if no response
 *       came, or none that could be read. All codes that this version does not know have one name, so a component cannot
 *       make any number of time series.
 * </ul>
 *
 * <p>Histograms, percentiles and other names are a matter of the registry, see {@code
 * io.micrometer.core.instrument.config.MeterFilter}. Payloads are never read.
 */
public final class CxlMetrics implements Policy {

    private final MeterRegistry registry;
    private final Tags tags;
    private final Observer observer = Observer.of(this::record);
    private final Map<Series, CommandMeters> meters = new ConcurrentHashMap<>();

    private CxlMetrics(MeterRegistry registry, Tags tags) {
        this.registry = registry;
        this.tags = tags;
    }

    /** Counts in a registry. */
    public static CxlMetrics of(MeterRegistry registry) {
        return of(registry, List.of());
    }

    /** Counts in a registry, with more tags for all meters. */
    public static CxlMetrics of(MeterRegistry registry, Iterable<Tag> tags) {
        return new CxlMetrics(Objects.requireNonNull(registry, "registry"), Tags.of(tags));
    }

    @Override
    public CciResponse exchange(Exchange exchange, Chain chain) {
        return observer.exchange(exchange, chain);
    }

    @Override
    public CompletableFuture<CciResponse> exchangeAsync(Exchange exchange, AsyncChain chain) {
        return observer.exchangeAsync(exchange, chain);
    }

    private void record(ObservedCommand command) {
        Series series = Series.of(command);
        CommandMeters known = meters.get(series);
        if (known == null) {
            known = meters.computeIfAbsent(series, key -> CommandMeters.in(registry, tags.and(key.tags())));
        }
        known.record(command);
    }

    @Override
    public String toString() {
        return "metrics";
    }
}
