package org.cxlmi.sdk.benchmark;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The peer that decodes every field at once into records, written by hand. */
final class EagerRecords {

    private EagerRecords() {}

    record Event(
            UUID format,
            int length,
            int flags,
            int handle,
            int relatedHandle,
            long timestamp,
            int maintenanceClass,
            int maintenanceSubclass,
            int ldId,
            int headId,
            byte[] data) {

        static Event read(ByteBuffer in) {
            long formatHigh = Long.reverseBytes(in.getLong());
            long formatLow = Long.reverseBytes(in.getLong());
            int length = in.get() & 0xff;
            int flags = in.getShort() & 0xffff | (in.get() & 0xff) << 16;
            int handle = in.getShort() & 0xffff;
            int relatedHandle = in.getShort() & 0xffff;
            long timestamp = in.getLong();
            int maintenanceClass = in.get() & 0xff;
            int maintenanceSubclass = in.get() & 0xff;
            int ldId = in.getShort() & 0xffff;
            int headId = in.get() & 0xff;
            byte[] data = new byte[80];
            in.position(in.position() + 11).get(data);
            return new Event(
                    new UUID(formatHigh, formatLow),
                    length,
                    flags,
                    handle,
                    relatedHandle,
                    timestamp,
                    maintenanceClass,
                    maintenanceSubclass,
                    ldId,
                    headId,
                    data);
        }
    }

    record EventRecords(int flags, int lost, long firstLost, long lastLost, List<Event> records) {

        static EventRecords read(ByteBuffer in) {
            int flags = in.get() & 0xff;
            in.get();
            int lost = in.getShort() & 0xffff;
            long firstLost = in.getLong();
            long lastLost = in.getLong();
            int count = in.getShort() & 0xffff;
            in.position(in.position() + 10);
            List<Event> records = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                records.add(Event.read(in));
            }
            return new EventRecords(flags, lost, firstLost, lastLost, records);
        }
    }

    record ClearEvents(int log, int flags, int[] handles) {

        byte[] write(ByteBuffer out) {
            out.put((byte) log).put((byte) flags).put((byte) handles.length).position(6);
            for (int handle : handles) {
                out.putShort((short) handle);
            }
            return out.array();
        }
    }

    record Identity(
            int vendorId,
            int deviceId,
            int subsystemVendorId,
            int subsystemId,
            long serialNumber,
            int maximumMessageSize,
            int componentType) {

        static Identity read(ByteBuffer in) {
            return new Identity(
                    in.getShort() & 0xffff,
                    in.getShort() & 0xffff,
                    in.getShort() & 0xffff,
                    in.getShort() & 0xffff,
                    in.getLong(),
                    in.get() & 0xff,
                    in.get() & 0xff);
        }
    }

    record Health(
            int status,
            int mediaStatus,
            int additionalStatus,
            int lifeUsed,
            int temperature,
            long dirtyShutdownCount,
            long correctedVolatileErrors,
            long correctedPersistentErrors) {

        static Health read(ByteBuffer in) {
            return new Health(
                    in.get() & 0xff,
                    in.get() & 0xff,
                    in.get() & 0xff,
                    in.get() & 0xff,
                    in.getShort(),
                    in.getInt() & 0xffff_ffffL,
                    in.getInt() & 0xffff_ffffL,
                    in.getInt() & 0xffff_ffffL);
        }
    }
}
