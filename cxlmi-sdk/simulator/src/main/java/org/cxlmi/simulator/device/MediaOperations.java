package org.cxlmi.simulator.device;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.cxlmi.runtime.error.ReturnCode;
import org.cxlmi.runtime.transport.CciResponse;
import org.cxlmi.sdk.memdev.DpaRange;
import org.cxlmi.sdk.memdev.MediaOperationClass;
import org.cxlmi.sdk.memdev.MediaOperationsDiscovery;
import org.cxlmi.sdk.memdev.MediaOperationsDiscoveryRequest;
import org.cxlmi.sdk.memdev.MediaOperationsDiscoveryResponse;
import org.cxlmi.sdk.memdev.MediaOperationsSanitize;
import org.cxlmi.sdk.memdev.MediaOperationsSanitizeRequest;
import org.cxlmi.sdk.memdev.SanitizeOperation;
import org.cxlmi.sdk.memdev.SupportedMediaOperation;
import org.cxlmi.simulator.Refusal;
import org.cxlmi.simulator.core.BackgroundOperations;
import org.cxlmi.simulator.core.CommandSet;
import org.cxlmi.simulator.core.CommandTable;
import org.cxlmi.simulator.core.MessageLimits;
import org.cxlmi.simulator.device.MediaGuard.Range;

/** Sanitizing and zeroing ranges. */
final class MediaOperations implements CommandSet, BackgroundOperations.Work<MediaOperationsSanitizeRequest> {

    private static final long GRANULARITY = 64;
    private static final List<SupportedMediaOperation> OPERATIONS = List.of(
            operation(MediaOperationClass.GENERAL, 0),
            operation(MediaOperationClass.SANITIZE, SanitizeOperation.SANITIZE.code()),
            operation(MediaOperationClass.SANITIZE, SanitizeOperation.ZERO.code()));

    private final MediaGuard guard;
    private final UserData data;
    private final BackgroundOperations background;

    MediaOperations(MediaGuard guard, UserData data, BackgroundOperations background) {
        this.guard = guard;
        this.data = data;
        this.background = background;
        background.define(MediaOperationsSanitize.COMMAND, this);
    }

    private static SupportedMediaOperation operation(MediaOperationClass operationClass, int subclass) {
        return SupportedMediaOperation.builder()
                .mediaOperationClass(operationClass)
                .mediaOperationSubclass(subclass)
                .build();
    }

    @Override
    public void register(CommandTable table, MessageLimits limits) {
        table.onVariants(
                List.of(MediaOperationsDiscovery.COMMAND, MediaOperationsSanitize.COMMAND),
                payload -> answer(payload, limits));
    }

    private CciResponse answer(byte[] payload, MessageLimits limits) {
        if (payload.length >= MediaOperationsDiscoveryRequest.MINIMUM_LENGTH) {
            MediaOperationsDiscoveryRequest discovery = CommandTable.read(MediaOperationsDiscovery.COMMAND, payload);
            if (discovery.mediaOperationClass() == MediaOperationClass.GENERAL.code()) {
                return CommandTable.answered(discover(discovery, limits));
            }
        }
        MediaOperationsSanitizeRequest request = CommandTable.read(MediaOperationsSanitize.COMMAND, payload);
        Refusal.when(
                request.mediaOperationClass() == MediaOperationClass.GENERAL.code(), ReturnCode.INVALID_PAYLOAD_LENGTH);
        check(request);
        long bytes = ranges(request).stream().mapToLong(Range::length).sum();
        return CommandTable.answered(background.start(MediaOperationsSanitize.COMMAND, request, MediaTime.of(bytes)));
    }

    private static MediaOperationsDiscoveryResponse discover(
            MediaOperationsDiscoveryRequest request, MessageLimits limits) {
        Refusal.when(
                request.mediaOperationSubclass() != 0
                        || request.dpaRangeCount() != 0
                        || request.startIndex() >= OPERATIONS.size(),
                ReturnCode.INVALID_INPUT);
        int room = limits.room(MediaOperationsDiscoveryResponse.MINIMUM_LENGTH, SupportedMediaOperation.LENGTH);
        return MediaOperationsDiscoveryResponse.builder()
                .dpaRangeGranularity(GRANULARITY)
                .totalSupportedOperationCount(OPERATIONS.size())
                .supportedOperations(OPERATIONS.stream()
                        .skip(request.startIndex())
                        .limit(Math.min(request.operationCount(), room))
                        .toList())
                .build();
    }

    /** Refuses ranges that are not the device's, overlap, or cannot be accessed. */
    @Override
    public void check(MediaOperationsSanitizeRequest request) {
        Refusal.when(
                request.mediaOperationClass() != MediaOperationClass.SANITIZE.code()
                        || request.mediaOperationSubclass() == SanitizeOperation.UNRECOGNIZED
                        || request.dpaRanges().isEmpty(),
                ReturnCode.INVALID_INPUT);
        long end = 0;
        for (Range range : ranges(request)) {
            Refusal.when(range.start() < end, ReturnCode.INVALID_INPUT);
            end = range.end();
            guard.checkAccessible(range);
        }
    }

    private List<Range> ranges(MediaOperationsSanitizeRequest request) {
        List<Range> ranges = new ArrayList<>();
        for (DpaRange range : request.dpaRanges()) {
            long start = range.startingDevicePhysicalAddress();
            long length = range.length();
            Refusal.when(length % GRANULARITY != 0, ReturnCode.INVALID_INPUT);
            ranges.add(guard.range(start, start - start % GRANULARITY, () -> length));
        }
        ranges.sort(Comparator.comparingLong(Range::start));
        return ranges;
    }

    @Override
    public ReturnCode finish(MediaOperationsSanitizeRequest request) {
        ranges(request).forEach(data::erase);
        return ReturnCode.SUCCESS;
    }
}
