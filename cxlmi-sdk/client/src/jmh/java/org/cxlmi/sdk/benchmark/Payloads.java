package org.cxlmi.sdk.benchmark;

import java.time.Instant;
import java.util.stream.IntStream;
import org.cxlmi.sdk.generic.ComponentType;
import org.cxlmi.sdk.generic.EventRecord;
import org.cxlmi.sdk.generic.EventRecordFormat;
import org.cxlmi.sdk.generic.GetEventRecordsResponse;
import org.cxlmi.sdk.generic.IdentifyResponse;
import org.cxlmi.sdk.memdev.GetHealthInfoResponse;

/** The bytes that all peers of a benchmark work on. */
final class Payloads {

    private Payloads() {}

    static byte[] eventRecords(int count) {
        return GetEventRecordsResponse.builder()
                .eventRecords(IntStream.rangeClosed(1, count)
                        .mapToObj(handle -> EventRecord.builder()
                                .recordFormat(EventRecordFormat.DRAM)
                                .handle(handle)
                                .timestamp(Instant.ofEpochSecond(1_700_000_000L + handle))
                                .build())
                        .toList())
                .build()
                .bytes();
    }

    static byte[] identity() {
        return IdentifyResponse.builder()
                .vendorId(0x1af4)
                .serialNumber(0x0123_4567_89ab_cdefL)
                .componentType(ComponentType.TYPE_3_DEVICE)
                .build()
                .bytes();
    }

    static byte[] health() {
        return GetHealthInfoResponse.builder()
                .lifeUsed(7)
                .deviceTemperature(41)
                .dirtyShutdownCount(3)
                .build()
                .bytes();
    }
}
