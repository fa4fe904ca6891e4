package org.cxlmi.sdk.benchmark;

import com.sun.jna.Pointer;
import java.nio.ByteBuffer;
import java.util.stream.IntStream;
import org.cxlmi.libcxlmi.ShippedCalls;
import org.cxlmi.runtime.Command;
import org.cxlmi.runtime.Endpoint;
import org.cxlmi.sdk.generic.ClearEventRecords;
import org.cxlmi.sdk.generic.EventLog;
import org.cxlmi.sdk.generic.EventRecord;
import org.cxlmi.sdk.generic.Generic;
import org.cxlmi.sdk.generic.GetEventRecords;
import org.cxlmi.sdk.generic.Identify;
import org.cxlmi.sdk.generic.IdentifyResponse;
import org.cxlmi.sdk.memdev.GetHealthInfo;
import org.cxlmi.sdk.memdev.GetHealthInfoResponse;
import org.cxlmi.sdk.memdev.MemoryDevice;

/** A command and its answer, and how each peer sends the one and reads the other. */
public enum LibcxlmiExchange {
    IDENTIFY(Identify.COMMAND, Payloads.identity()) {
        @Override
        long throughSdk(Endpoint endpoint) {
            IdentifyResponse response = Generic.of(endpoint).identify();
            return response.vendorId() + response.serialNumber();
        }

        @Override
        int call(long endpoint, long request, long response) {
            return LibcxlmiPeers.Direct.cxlmi_cmd_identify(endpoint, 0, response);
        }

        @Override
        long read(ByteBuffer response) {
            return Short.toUnsignedInt(response.getShort(0)) + response.getLong(8);
        }

        @Override
        long callWithStructure(LibcxlmiPeers.Mapped library, Pointer endpoint, Pointer memory) {
            JnaStructures.Identity response = new JnaStructures.Identity(memory);
            check(library.cxlmi_cmd_identify(endpoint, null, response));
            return Short.toUnsignedInt(response.vendorId) + response.serialNumber;
        }
    },
    HEALTH(GetHealthInfo.COMMAND, Payloads.health()) {
        @Override
        long throughSdk(Endpoint endpoint) {
            GetHealthInfoResponse response = MemoryDevice.of(endpoint).getHealthInfo();
            return response.lifeUsedRaw() + response.dirtyShutdownCount();
        }

        @Override
        int call(long endpoint, long request, long response) {
            return LibcxlmiPeers.Direct.cxlmi_cmd_memdev_get_health_info(endpoint, 0, response);
        }

        @Override
        long read(ByteBuffer response) {
            return Byte.toUnsignedInt(response.get(3)) + Integer.toUnsignedLong(response.getInt(6));
        }

        @Override
        long callWithStructure(LibcxlmiPeers.Mapped library, Pointer endpoint, Pointer memory) {
            JnaStructures.Health response = new JnaStructures.Health(memory);
            check(library.cxlmi_cmd_memdev_get_health_info(endpoint, null, response));
            return Byte.toUnsignedInt(response.lifeUsed) + Integer.toUnsignedLong(response.dirtyShutdownCount);
        }
    },
    EVENTS(GetEventRecords.COMMAND, Payloads.eventRecords(LibcxlmiExchange.COUNT)) {
        @Override
        long throughSdk(Endpoint endpoint) {
            long sum = 0;
            for (EventRecord record :
                    Generic.of(endpoint).getEventRecords(EventLog.WARNING).eventRecords()) {
                sum += record.handle() + record.timestampNanos();
            }
            return sum;
        }

        @Override
        int call(long endpoint, long request, long response) {
            return LibcxlmiPeers.Direct.cxlmi_cmd_get_event_records(endpoint, 0, request, response);
        }

        @Override
        void prepare(ByteBuffer request) {
            request.put(0, (byte) EventLog.WARNING.code());
        }

        @Override
        long read(ByteBuffer response) {
            long sum = 0;
            int count = Short.toUnsignedInt(response.getShort(20));
            for (int i = 0, at = 32; i < count; i++, at += 128) {
                sum += Short.toUnsignedInt(response.getShort(at + 20)) + response.getLong(at + 24);
            }
            return sum;
        }

        @Override
        long callWithStructure(LibcxlmiPeers.Mapped library, Pointer endpoint, Pointer memory) {
            JnaStructures.EventRecords response = new JnaStructures.EventRecords(memory, COUNT);
            check(library.cxlmi_cmd_get_event_records(
                    endpoint, null, new byte[] {(byte) EventLog.WARNING.code()}, response));
            long sum = 0;
            for (JnaStructures.Event event : response.records) {
                sum += Short.toUnsignedInt(event.handle) + event.timestamp;
            }
            return sum;
        }
    },
    CLEAR(ClearEventRecords.COMMAND, new byte[0]) {
        @Override
        long throughSdk(Endpoint endpoint) {
            Generic.of(endpoint)
                    .clearEventRecords(
                            request -> request.eventLog(EventLog.WARNING).handles(HANDLES));
            return 0;
        }

        @Override
        int call(long endpoint, long request, long response) {
            return LibcxlmiPeers.Direct.cxlmi_cmd_clear_event_records(endpoint, 0, request);
        }

        @Override
        void prepare(ByteBuffer request) {
            request.put(0, (byte) EventLog.WARNING.code());
            request.put(1, (byte) 0);
            request.put(2, (byte) HANDLES.length);
            for (int i = 0; i < HANDLES.length; i++) {
                request.putShort(6 + 2 * i, (short) HANDLES[i]);
            }
        }

        @Override
        long callWithStructure(LibcxlmiPeers.Mapped library, Pointer endpoint, Pointer memory) {
            check(library.cxlmi_cmd_clear_event_records(
                    endpoint, null, JnaStructures.ClearEvents.of(EventLog.WARNING.code(), HANDLES)));
            return 0;
        }
    };

    static final int COUNT = 20;

    private static final int[] HANDLES = IntStream.rangeClosed(1, COUNT).toArray();

    private final Command<?, ?> command;

    @SuppressWarnings("ImmutableEnumChecker") // Nobody writes to it.
    private final byte[] response;

    LibcxlmiExchange(Command<?, ?> command, byte[] response) {
        this.command = command;
        this.response = response;
    }

    static void check(int result) {
        if (result != 0) {
            throw new IllegalStateException("result " + result);
        }
    }

    int opcode() {
        return command.opcode();
    }

    String function() {
        return new ShippedCalls()
                .find(command.opcode(), command.name())
                .orElseThrow()
                .function();
    }

    byte[] response() {
        return response;
    }

    boolean hasRequest() {
        return this == EVENTS || this == CLEAR;
    }

    /** Sends it and reads the answer, typed. */
    abstract long throughSdk(Endpoint endpoint);

    /** The function alone, mapped directly, with addresses. */
    abstract int call(long endpoint, long request, long response);

    /** Writes the request, offsets by hand. */
    void prepare(ByteBuffer request) {}

    /** Reads the answer, offsets by hand. */
    long read(ByteBuffer answer) {
        return 0;
    }

    /** As JNA's documentation shows it. */
    abstract long callWithStructure(LibcxlmiPeers.Mapped library, Pointer endpoint, Pointer memory);
}
