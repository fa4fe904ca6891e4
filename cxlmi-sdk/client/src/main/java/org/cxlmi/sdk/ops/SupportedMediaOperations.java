package org.cxlmi.sdk.ops;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.cxlmi.runtime.error.MalformedResponseException;
import org.cxlmi.sdk.memdev.MediaOperationClass;
import org.cxlmi.sdk.memdev.MediaOperationsDiscovery;
import org.cxlmi.sdk.memdev.MediaOperationsDiscoveryRequest;
import org.cxlmi.sdk.memdev.MediaOperationsDiscoveryResponse;
import org.cxlmi.sdk.memdev.SanitizeOperation;
import org.cxlmi.sdk.memdev.SupportedMediaOperation;

/** The media operations that a memory device has. */
public final class SupportedMediaOperations {

    private final long granularity;
    private final List<SupportedMediaOperation> operations;

    private SupportedMediaOperations(long granularity, List<SupportedMediaOperation> operations) {
        this.granularity = granularity;
        this.operations = List.copyOf(operations);
    }

    static SupportedMediaOperations discover(JobRun<?> run, Duration timeout) throws InterruptedException {
        run.enter("discovery");
        MediaOperationsDiscoveryRequest all =
                MediaOperationsDiscoveryRequest.builder().build();
        Iterator<MediaOperationsDiscoveryResponse> pages = Pages.of(run.target(), MediaOperationsDiscovery.PAGING, all)
                .responses()
                .iterator();
        long granularity = 0;
        List<SupportedMediaOperation> operations = new ArrayList<>();
        while (Busy.retry(run.target(), timeout, pages::hasNext)) {
            MediaOperationsDiscoveryResponse page = pages.next();
            granularity = checkGranularity(run, page);
            operations.addAll(page.supportedOperations());
        }
        return new SupportedMediaOperations(granularity, operations);
    }

    private static long checkGranularity(JobRun<?> run, MediaOperationsDiscoveryResponse page) {
        long granularity = page.dpaRangeGranularity();
        if (granularity <= 0 || Long.bitCount(granularity) != 1) {
            throw new MalformedResponseException(
                            page.layout().name(),
                            "dpaRangeGranularity",
                            "a power of two",
                            Long.toUnsignedString(granularity),
                            page.bytes())
                    .in(MediaOperationsDiscovery.COMMAND.context(run.target()));
        }
        return granularity;
    }

    /** Start and length of a range have to be multiples of this many bytes. */
    public long granularityBytes() {
        return granularity;
    }

    /** All operations, also those that this version does not know. */
    public List<SupportedMediaOperation> operations() {
        return operations;
    }

    /** Whether the device has one of the operations that erase ranges. */
    public boolean has(SanitizeOperation operation) {
        return operations.stream()
                .anyMatch(each -> each.mediaOperationClass() == MediaOperationClass.SANITIZE
                        && each.mediaOperationSubclass() == operation.code());
    }

    /** For example {@code 3 operations, ranges in steps of 64 bytes}. */
    @Override
    public String toString() {
        return operations.size() + " operations, ranges in steps of " + granularity + " bytes";
    }
}
