package org.cxlmi.sdk.ops;

import java.time.Duration;
import java.util.HexFormat;
import org.cxlmi.runtime.BackgroundOperation;
import org.cxlmi.runtime.Command;
import org.cxlmi.runtime.CxlTarget;
import org.cxlmi.runtime.wire.EmptyPayload;
import org.cxlmi.runtime.wire.Struct;
import org.cxlmi.sdk.generic.PerformMediaTest;
import org.cxlmi.sdk.generic.PerformMediaTestRequest;
import org.cxlmi.sdk.generic.PerformMemorySparing;
import org.cxlmi.sdk.generic.PerformMemorySparingRequest;
import org.cxlmi.sdk.generic.PerformPpr;
import org.cxlmi.sdk.generic.PerformPprRequest;

/**
 * Jobs that repair or test memory with Perform Maintenance (0600h). Each results in the operation, finished. If such a job
 * is cancelled, the component is asked to stop.
 */
public final class Maintenance {

    private static final Duration DEFAULT_TIMEOUT = Duration.ofHours(1);

    private final CxlTarget target;
    private final Duration timeout;

    private Maintenance(CxlTarget target, Duration timeout) {
        this.target = target;
        this.timeout = timeout;
    }

    /** Prepares jobs that wait up to an hour for the component. */
    public static Maintenance of(CxlTarget target) {
        return new Maintenance(target, DEFAULT_TIMEOUT);
    }

    /**
     * The same with another timeout.
     *
     * @param limit how long the component may take, and how long it may be busy before
     * @throws IllegalArgumentException if it is negative
     */
    public Maintenance withTimeout(Duration limit) {
        return new Maintenance(target, Patience.checkTimeout(limit));
    }

    /** Repairs an address by post package repair. */
    public Job<BackgroundOperation> repair(PerformPprRequest request) {
        return job("post package repair", PerformPpr.COMMAND, request);
    }

    /** Replaces memory by spare memory. */
    public Job<BackgroundOperation> spare(PerformMemorySparingRequest request) {
        return job("memory sparing", PerformMemorySparing.COMMAND, request);
    }

    /** Tests media; the results are in logs. */
    public Job<BackgroundOperation> test(PerformMediaTestRequest request) {
        return job("media test", PerformMediaTest.COMMAND, request);
    }

    private <Q extends Struct> Job<BackgroundOperation> job(String name, Command<Q, EmptyPayload> command, Q request) {
        return Job.<BackgroundOperation>of(
                        name, target, run -> new BackgroundWork(run, timeout).perform(name, command, request))
                .about("request", HexFormat.of().formatHex(request.bytes()));
    }
}
