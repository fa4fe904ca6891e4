package org.cxlmi.sdk.benchmark;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import com.sun.jna.Structure;
import com.sun.jna.Structure.FieldOrder;

/** The peer that maps payloads with {@link Structure}, as JNA's own documentation shows it. */
public final class JnaStructures {

    private JnaStructures() {}

    private static Pointer nativeCopy(byte[] payload) {
        Memory memory = new Memory(payload.length);
        memory.write(0, payload, 0, payload.length);
        return memory;
    }

    @FieldOrder({
        "format",
        "length",
        "flags",
        "handle",
        "relatedHandle",
        "timestamp",
        "maintenanceClass",
        "maintenanceSubclass",
        "ldId",
        "headId",
        "reserved",
        "data"
    })
    public static final class Event extends Structure {
        public byte[] format = new byte[16];
        public byte length;
        public byte[] flags = new byte[3];
        public short handle;
        public short relatedHandle;
        public long timestamp;
        public byte maintenanceClass;
        public byte maintenanceSubclass;
        public short ldId;
        public byte headId;
        public byte[] reserved = new byte[11];
        public byte[] data = new byte[80];

        public Event() {
            super(ALIGN_NONE);
        }
    }

    @FieldOrder({"flags", "reserved1", "lost", "firstLost", "lastLost", "count", "reserved2", "records"})
    public static final class EventRecords extends Structure {
        public byte flags;
        public byte reserved1;
        public short lost;
        public long firstLost;
        public long lastLost;
        public short count;
        public byte[] reserved2 = new byte[10];
        public Event[] records;

        public EventRecords(Pointer pointer, int count) {
            super(pointer, ALIGN_NONE);
            records = new Event[count];
        }

        static EventRecords read(byte[] payload) {
            Pointer memory = nativeCopy(payload);
            EventRecords response = new EventRecords(memory, Short.toUnsignedInt(memory.getShort(20)));
            response.read();
            return response;
        }
    }

    @FieldOrder({"log", "flags", "count", "reserved", "handles"})
    public static final class ClearEvents extends Structure {
        public byte log;
        public byte flags;
        public byte count;
        public byte[] reserved = new byte[3];
        public short[] handles;

        public ClearEvents(int count) {
            super(ALIGN_NONE);
            handles = new short[count];
        }

        static ClearEvents of(int log, int[] handles) {
            ClearEvents request = new ClearEvents(handles.length);
            request.log = (byte) log;
            request.count = (byte) handles.length;
            for (int i = 0; i < handles.length; i++) {
                request.handles[i] = (short) handles[i];
            }
            return request;
        }

        static byte[] write(int log, int[] handles) {
            ClearEvents request = of(log, handles);
            request.write();
            return request.getPointer().getByteArray(0, request.size());
        }
    }

    @FieldOrder({
        "vendorId",
        "deviceId",
        "subsystemVendorId",
        "subsystemId",
        "serialNumber",
        "maximumMessageSize",
        "componentType"
    })
    public static final class Identity extends Structure {
        public short vendorId;
        public short deviceId;
        public short subsystemVendorId;
        public short subsystemId;
        public long serialNumber;
        public byte maximumMessageSize;
        public byte componentType;

        public Identity(Pointer pointer) {
            super(pointer, ALIGN_NONE);
        }

        static Identity read(byte[] payload) {
            Identity response = new Identity(nativeCopy(payload));
            response.read();
            return response;
        }
    }

    @FieldOrder({
        "status",
        "mediaStatus",
        "additionalStatus",
        "lifeUsed",
        "temperature",
        "dirtyShutdownCount",
        "correctedVolatileErrors",
        "correctedPersistentErrors"
    })
    public static final class Health extends Structure {
        public byte status;
        public byte mediaStatus;
        public byte additionalStatus;
        public byte lifeUsed;
        public short temperature;
        public int dirtyShutdownCount;
        public int correctedVolatileErrors;
        public int correctedPersistentErrors;

        public Health(Pointer pointer) {
            super(pointer, ALIGN_NONE);
        }

        static Health read(byte[] payload) {
            Health response = new Health(nativeCopy(payload));
            response.read();
            return response;
        }
    }
}
