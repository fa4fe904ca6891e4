package org.cxlmi.sdk.ops;

import java.time.Duration;
import java.util.Arrays;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;
import org.cxlmi.runtime.CxlTarget;
import org.cxlmi.sdk.fmapi.GetQosAllocatedBw;
import org.cxlmi.sdk.fmapi.GetQosAllocatedBwRequest;
import org.cxlmi.sdk.fmapi.GetQosAllocatedBwResponse;
import org.cxlmi.sdk.fmapi.GetQosBwLimit;
import org.cxlmi.sdk.fmapi.GetQosBwLimitRequest;
import org.cxlmi.sdk.fmapi.GetQosBwLimitResponse;

/** The bandwidth of some logical devices, which a device need not tell. */
final class LdBandwidth {

    private final int[] allocated;
    private final int[] limits;

    private LdBandwidth(int[] allocated, int[] limits) {
        this.allocated = allocated;
        this.limits = limits;
    }

    /**
     * Reads what the device tells.
     *
     * @param timeout how long the device may be busy
     */
    static LdBandwidth read(CxlTarget target, Duration timeout, int first, int count) throws InterruptedException {
        if (count == 0) {
            return new LdBandwidth(new int[0], new int[0]);
        }
        GetQosAllocatedBwRequest shares = GetQosAllocatedBwRequest.builder()
                .startLdId(first)
                .ldCount(count)
                .build();
        GetQosBwLimitRequest limits =
                GetQosBwLimitRequest.builder().startLdId(first).ldCount(count).build();
        return new LdBandwidth(
                ask(
                        target,
                        timeout,
                        () -> join(
                                Pages.of(target, GetQosAllocatedBw.PAGING, shares)
                                        .responses(),
                                GetQosAllocatedBwResponse::qosAllocationFractions)),
                ask(
                        target,
                        timeout,
                        () -> join(
                                Pages.of(target, GetQosBwLimit.PAGING, limits).responses(),
                                GetQosBwLimitResponse::qosLimitFractions)));
    }

    private static int[] ask(CxlTarget target, Duration timeout, Supplier<int[]> question) throws InterruptedException {
        return Busy.ask(target, timeout, question).orElseGet(() -> new int[0]);
    }

    private static <R> int[] join(Iterable<R> responses, Function<R, int[]> fractions) {
        return StreamSupport.stream(responses.spliterator(), false)
                .flatMapToInt(response -> Arrays.stream(fractions.apply(response)))
                .toArray();
    }

    OptionalInt allocated(int index) {
        return at(allocated, index);
    }

    OptionalInt limit(int index) {
        return at(limits, index);
    }

    private static OptionalInt at(int[] fractions, int index) {
        return index < fractions.length ? OptionalInt.of(fractions[index]) : OptionalInt.empty();
    }
}
