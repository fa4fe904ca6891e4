package org.cxlmi.sdk.sim;

import java.util.List;
import org.cxlmi.runtime.error.ReturnCode;
import org.cxlmi.sdk.memdev.GetPoisonListRequest;
import org.cxlmi.sdk.memdev.GetPoisonListResponse;
import org.cxlmi.sdk.memdev.MediaErrorRecord;

/** Reads the poison list for one connection, and remembers how far it has come in a range. */
final class PoisonReader {

    /** The record count has 16 bits, whatever the response has room for. */
    private static final int MOST_RECORDS = 0xFFFF;

    private final PoisonList list;
    private final MessageLimits limits;

    /** The range that is read and where to go on in it; nothing is read while the two ends are one. */
    private long start;

    private long next;
    private long end;

    PoisonReader(PoisonList list, MessageLimits limits) {
        this.list = list;
        this.limits = limits;
    }

    GetPoisonListResponse read(GetPoisonListRequest request) {
        long wantedStart = request.devicePhysicalAddress();
        long wantedEnd = checkedEnd(request);
        boolean goOn = !request.restart() && next < end && wantedStart == start && wantedEnd == end;
        start = wantedStart;
        next = goOn ? next : wantedStart;
        end = wantedEnd;

        List<MediaErrorRecord> left = list.within(next, end);
        int room = Math.min(MOST_RECORDS, limits.room(GetPoisonListResponse.MINIMUM_LENGTH, MediaErrorRecord.LENGTH));
        boolean more = left.size() > room;
        next = more ? left.get(room).devicePhysicalAddress() : end;
        return list.response()
                .moreMediaErrorRecords(more)
                .restartAcknowledged(request.restart())
                .mediaErrorRecords(more ? left.subList(0, room) : left)
                .build();
    }

    private long checkedEnd(GetPoisonListRequest request) {
        long address = request.devicePhysicalAddress();
        boolean reservedBits = GetPoisonListRequest.builder()
                        .devicePhysicalAddress(address)
                        .restart(request.restart())
                        .build()
                        .physicalAddress()
                != request.physicalAddress();
        Refusal.when(reservedBits || request.physicalAddressLength() == 0, ReturnCode.INVALID_INPUT);
        long length;
        try {
            length = request.physicalAddressLengthBytes();
        } catch (ArithmeticException e) {
            throw new Refusal(ReturnCode.INVALID_PHYSICAL_ADDRESS);
        }
        Refusal.when(address < 0 || address > list.deviceBytes() - length, ReturnCode.INVALID_PHYSICAL_ADDRESS);
        return address + length;
    }
}
