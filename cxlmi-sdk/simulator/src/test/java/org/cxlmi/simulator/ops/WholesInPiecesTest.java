package org.cxlmi.simulator.ops;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.cxlmi.runtime.CxlTarget;
import org.cxlmi.runtime.Endpoint;
import org.cxlmi.runtime.Paging;
import org.cxlmi.runtime.error.MalformedResponseException;
import org.cxlmi.runtime.transport.CciResponse;
import org.cxlmi.runtime.transport.PayloadLimits;
import org.cxlmi.runtime.transport.Tunnel;
import org.cxlmi.runtime.wire.Struct;
import org.cxlmi.sdk.generic.ClearEventRecords;
import org.cxlmi.sdk.generic.CommandEffectsLogEntry;
import org.cxlmi.sdk.generic.EventLog;
import org.cxlmi.sdk.generic.EventRecord;
import org.cxlmi.sdk.generic.EventRecordFormat;
import org.cxlmi.sdk.generic.FeatureSelection;
import org.cxlmi.sdk.generic.Generic;
import org.cxlmi.sdk.generic.GetEventRecords;
import org.cxlmi.sdk.generic.GetEventRecordsResponse;
import org.cxlmi.sdk.generic.GetFeature;
import org.cxlmi.sdk.generic.GetFeatureRequest;
import org.cxlmi.sdk.generic.GetLog;
import org.cxlmi.sdk.generic.GetLogRequest;
import org.cxlmi.sdk.generic.GetSupportedLogs;
import org.cxlmi.sdk.generic.GetSupportedLogsResponse;
import org.cxlmi.sdk.generic.LogIdentifier;
import org.cxlmi.sdk.generic.SupportedFeatureEntry;
import org.cxlmi.sdk.generic.SupportedLogEntry;
import org.cxlmi.sdk.memdev.GetLsa;
import org.cxlmi.sdk.memdev.GetLsaRequest;
import org.cxlmi.sdk.memdev.IdentifyMemoryDevice;
import org.cxlmi.sdk.memdev.IdentifyMemoryDeviceResponse;
import org.cxlmi.sdk.memdev.SetLsa;
import org.cxlmi.sdk.ops.EventDrain;
import org.cxlmi.sdk.ops.LabelStorageArea;
import org.cxlmi.sdk.ops.LogReader;
import org.cxlmi.sdk.ops.Pages;
import org.cxlmi.simulator.component.SimulatedMemoryDevice;
import org.cxlmi.simulator.component.SimulatedSwitch;
import org.cxlmi.testkit.ScriptedTransport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Logs, labels and events, each of which takes several commands. */
class WholesInPiecesTest {

    private final SimulatedMemoryDevice device = SimulatedMemoryDevice.builder()
            .labelStorageSize(1000)
            .eventLogSize(200)
            .build();
    private final Endpoint mem0 = Endpoint.over(device.connect());
    private final ScriptedTransport transport = new ScriptedTransport("mem1");
    private final Endpoint mem1 = Endpoint.over(transport);

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 4, 128, 4096})
    void commandEffects_inPiecesOfAnySize_areTheSame(int pieceBytes) {
        assertEquals(
                LogReader.of(mem0, 1 << 20).commandEffects(),
                LogReader.of(mem0, pieceBytes).commandEffects());
    }

    private static <Q extends Struct, R extends Struct> byte[] whole(
            CxlTarget target, Paging<Q, R, byte[]> paging, Q request) {
        return Pages.toBytes(Pages.of(target, paging, request).withPageSize(100));
    }

    @Test
    void limitOfZero_readsAsMuchAsAnotherCommandSays() {
        LogIdentifier effects = LogIdentifier.COMMAND_EFFECTS_LOG;
        assertArrayEquals(
                LogReader.of(mem0).read(effects),
                whole(
                        mem0,
                        GetLog.PAGING,
                        GetLogRequest.builder().logIdentifier(effects).build()));
        assertEquals(1000, whole(mem0, GetLsa.PAGING, GetLsaRequest.builder().build()).length);
        assertEquals(
                1000 - 990,
                whole(mem0, GetLsa.PAGING, GetLsaRequest.builder().offset(990).build()).length);
        assertEquals(
                0,
                whole(mem0, GetLsa.PAGING, GetLsaRequest.builder().offset(1000).build()).length);
        for (SupportedFeatureEntry feature : Generic.of(mem0)
                .getSupportedFeatures(request -> request.count(0xFFFF))
                .supportedFeatureEntries()) {
            assertEquals(
                    feature.getFeatureSize(),
                    whole(
                                    mem0,
                                    GetFeature.PAGING,
                                    GetFeatureRequest.builder()
                                            .featureIdentifierId(feature.featureIdentifierId())
                                            .selection(FeatureSelection.CURRENT)
                                            .build())
                            .length);
        }
    }

    @Test
    void limitOfZero_ofALogThatNobodyLists_readsUntilTheComponentRefuses() {
        transport
                .on(GetSupportedLogs.OPCODE)
                .reply(GetSupportedLogsResponse.builder().build().bytes());
        transport.on(GetLog.OPCODE).reply(new byte[100]);
        transport.on(GetLog.OPCODE).reply(new byte[28]);

        assertEquals(
                128,
                whole(
                                mem1,
                                GetLog.PAGING,
                                GetLogRequest.builder()
                                        .logIdentifier(LogIdentifier.VENDOR_DEBUG_LOG)
                                        .build())
                        .length);
    }

    @Test
    void logRead_unknownLog_saysSo() {
        assertThrows(IllegalArgumentException.class, () -> LogReader.of(mem0).read(new UUID(1, 2)));
    }

    /** A component with a vendor's log of an announced size, which it sends as so many bytes in each response. */
    private byte[] readLog(int announced, int... sent) {
        transport
                .on(GetSupportedLogs.OPCODE)
                .reply(GetSupportedLogsResponse.builder()
                        .supportedLogEntries(List.of(SupportedLogEntry.builder()
                                .logIdentifier(LogIdentifier.VENDOR_DEBUG_LOG)
                                .logSize(announced)
                                .build()))
                        .build()
                        .bytes());
        for (int length : sent) {
            transport.on(GetLog.OPCODE).reply(new byte[length]);
        }
        byte[] log = LogReader.of(mem1, 128).read(LogIdentifier.VENDOR_DEBUG_LOG);
        assertEquals(0, transport.unusedAnswers());
        return log;
    }

    // W11
    @Test
    void logRead_shorterThanAnnounced_isWhatThePayloadTells() {
        assertEquals(20, readLog(32, 20).length);
        assertEquals(172, readLog(300, 128, 44).length);
        assertEquals(0, readLog(64, 0).length);
        assertEquals(256, readLog(300, 128, 128, 0).length);
        assertEquals(0, readLog(0).length);
    }

    private void announceCommandEffects(long size) {
        transport
                .on(GetSupportedLogs.OPCODE)
                .reply(GetSupportedLogsResponse.builder()
                        .supportedLogEntries(List.of(SupportedLogEntry.builder()
                                .logIdentifier(LogIdentifier.COMMAND_EFFECTS_LOG)
                                .logSize(size)
                                .build()))
                        .build()
                        .bytes());
    }

    // W11
    @ParameterizedTest
    @ValueSource(longs = {1L << 30, Integer.MAX_VALUE, 0xFFFF_FFFFL})
    void commandEffects_announcedFarLarger_takeMemoryForWhatComes(long announced) {
        announceCommandEffects(announced);
        transport.on(GetLog.OPCODE).reply((byte) 0x01, (byte) 0x48, (byte) 0, (byte) 0);

        List<CommandEffectsLogEntry> entries = LogReader.of(mem1).commandEffects();

        assertEquals(
                List.of(0x4801),
                entries.stream().map(CommandEffectsLogEntry::opcode).toList());
    }

    @Test
    void commandEffects_thatNeverEnd_areMalformed() {
        announceCommandEffects(0xFFFF_FFFFL);
        transport
                .always(GetLog.OPCODE)
                .answer(request -> new CciResponse(
                        0,
                        0,
                        new byte[(int) GetLogRequest.wrap(request.payload()).length()]));

        MalformedResponseException e = assertThrows(
                MalformedResponseException.class,
                () -> LogReader.of(mem1, 1 << 16).commandEffects());

        assertEquals("logSize", e.field());
    }

    /** A Command Effects Log of so many entries, by a component that takes an offset in bytes for one in entries. */
    private void commandEffectsCountedInEntries(int entries) {
        ByteBuffer log = ByteBuffer.allocate(1 << 16).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < entries; i++) {
            log.putShort((short) (0x4800 + i)).putShort((short) 0);
        }
        announceCommandEffects(4L * entries);
        transport.always(GetLog.OPCODE).answer(request -> {
            GetLogRequest part = GetLogRequest.wrap(request.payload());
            int from = 4 * (int) part.offset();
            return new CciResponse(0, 0, Arrays.copyOfRange(log.array(), from, from + (int) part.length()));
        });
    }

    // W12
    @Test
    void commandEffects_ofAComponentThatCountsOffsetsWrongly_areReadInOnePiece() {
        transport.limits(PayloadLimits.ofComponent(1024, 1024));
        commandEffectsCountedInEntries(35);

        List<CommandEffectsLogEntry> entries = LogReader.of(mem1).commandEffects();

        assertEquals(
                IntStream.range(0x4800, 0x4800 + 35).boxed().toList(),
                entries.stream().map(CommandEffectsLogEntry::opcode).toList());
        assertEquals(2, transport.exchanges().size());
    }

    // W12
    @Test
    void commandEffects_withAnEntryForNoCommand_areMalformed() {
        commandEffectsCountedInEntries(35);

        MalformedResponseException e = assertThrows(
                MalformedResponseException.class, () -> LogReader.of(mem1, 128).commandEffects());

        assertEquals("0000h", e.found());
    }

    /** A label storage area of 4 KiB behind a mailbox of 2 KiB, which sends no more than that at once. */
    private void labelsBehindAMailboxOf2KiB() {
        transport.limits(PayloadLimits.ofComponent(2048, 2048));
        transport
                .on(IdentifyMemoryDevice.OPCODE)
                .reply(IdentifyMemoryDeviceResponse.builder()
                        .labelStorageAreaSize(4096)
                        .build()
                        .bytes());
        transport.always(GetLsa.OPCODE).answer(request -> {
            long length = GetLsaRequest.wrap(request.payload()).length();
            return new CciResponse(0, 0, new byte[(int) Math.min(2048, length)]);
        });
    }

    // W13
    @Test
    void labels_moreThanTheMailboxTakes_areReadInPieces() {
        labelsBehindAMailboxOf2KiB();

        assertEquals(2049, LabelStorageArea.of(mem1).read(0, 2049).length);
        assertEquals(3, transport.exchanges().size());
    }

    // W13
    @Test
    void labels_fewerThanAskedFor_areMalformed() {
        labelsBehindAMailboxOf2KiB();

        assertThrows(
                MalformedResponseException.class,
                () -> LabelStorageArea.of(mem1, 4096).read(0, 2049));
    }

    @Test
    void labels_toAComponentThatDoesNotTellItsLimits_goInSmallPieces() {
        labelsBehindAMailboxOf2KiB();
        transport.limits(PayloadLimits.UNKNOWN);
        transport.always(SetLsa.OPCODE).reply();

        LabelStorageArea.of(mem1).write(0, new byte[1000]);

        assertTrue(transport.exchanges().stream()
                .allMatch(exchange -> exchange.request().payload().length <= PayloadLimits.SMALLEST));
    }

    @Test
    void logRead_behindATunnel_fitsIntoBoth() {
        SimulatedSwitch behind = SimulatedSwitch.builder().build();
        behind.plugIn(1, device);
        try (Endpoint endpoint = Endpoint.over(behind.connect())) {
            CxlTarget target = endpoint.through(Tunnel.switchPort(1));

            assertEquals(
                    LogReader.of(mem0).commandEffects(), LogReader.of(target).commandEffects());
        }
    }

    @Test
    void logRead_afterALowerResponseLimit_asksForLess() {
        List<CommandEffectsLogEntry> before = LogReader.of(mem0).commandEffects();
        Generic.of(mem0).setResponseMessageLimit(256);

        assertEquals(before, LogReader.of(mem0).commandEffects());
    }

    @Test
    void logRead_longerThanAskedFor_isMalformed() {
        MalformedResponseException e = assertThrows(MalformedResponseException.class, () -> readLog(10, 11));

        assertEquals("Get Log", e.command());
        assertEquals("mem1", e.target());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 128, 1000})
    void labels_writtenInPieces_readBackInOthers(int pieceBytes) {
        byte[] labels = new byte[601];
        new Random(1).nextBytes(labels);
        LabelStorageArea.of(mem0, pieceBytes).write(399, labels);
        LabelStorageArea area = LabelStorageArea.of(mem0);
        assertEquals(1000, area.size());
        assertArrayEquals(labels, area.read(399, labels.length));
        assertEquals(0, area.read(1000, 0).length);
        assertThrows(IndexOutOfBoundsException.class, () -> area.read(400, 601));
        assertThrows(IndexOutOfBoundsException.class, () -> area.write(-1, new byte[1]));
        assertThrows(IndexOutOfBoundsException.class, () -> area.read(Long.MAX_VALUE, 1));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, (1 << 20) + 1})
    void pieces_ofNoSensibleSize_areRefused(int pieceBytes) {
        assertThrows(IllegalArgumentException.class, () -> LabelStorageArea.of(mem0, pieceBytes));
    }

    @Test
    void drain_manyEvents_handsOnEachOnceAndLeavesNone() {
        for (int i = 0; i < 100; i++) {
            device.inject(EventLog.WARNING, EventRecordFormat.DRAM);
        }
        List<Integer> handles = new ArrayList<>();
        EventDrain.Outcome outcome =
                EventDrain.of(mem0).drain(EventLog.WARNING, record -> handles.add(record.handle()));
        assertEquals(100, outcome.records());
        assertFalse(outcome.overflowed());
        assertEquals(100, handles.stream().distinct().count());
        assertEquals(
                0, EventDrain.of(mem0).drain(EventLog.WARNING, record -> {}).records());
    }

    @Test
    void drain_consumerThatRefuses_leavesTheRecords() {
        device.inject(EventLog.FATAL, EventRecordFormat.DRAM);
        assertThrows(
                IllegalStateException.class,
                () -> EventDrain.of(mem0).drain(EventLog.FATAL, record -> {
                    throw new IllegalStateException("full");
                }));
        assertEquals(
                1,
                Generic.of(mem0).getEventRecords(EventLog.FATAL).eventRecords().size());
    }

    @Test
    void drain_componentThatNeverClears_ends() {
        byte[] same = GetEventRecordsResponse.builder()
                .overflow(true)
                .eventRecords(List.of(EventRecord.builder().handle(5).build()))
                .build()
                .bytes();
        transport.always(GetEventRecords.OPCODE).reply(same);
        transport.always(ClearEventRecords.OPCODE).reply();
        EventDrain.Outcome outcome = EventDrain.of(mem1).drain(EventLog.WARNING, record -> {});
        assertEquals(1, outcome.records());
        assertTrue(outcome.overflowed());
    }

    @Test
    void drain_logThatNeverEmpties_ends() {
        AtomicInteger handle = new AtomicInteger();
        transport.always(GetEventRecords.OPCODE).answer(request -> {
            List<EventRecord> records = IntStream.range(0, 100)
                    .mapToObj(i -> EventRecord.builder()
                            .handle(1 + handle.getAndIncrement() % 0xFFFE)
                            .build())
                    .toList();
            return new CciResponse(
                    0,
                    0,
                    GetEventRecordsResponse.builder()
                            .eventRecords(records)
                            .build()
                            .bytes());
        });
        transport.always(ClearEventRecords.OPCODE).reply();

        EventDrain.Outcome outcome = EventDrain.of(mem1).drain(EventLog.WARNING, record -> {});

        assertEquals(65_600, outcome.records());
    }

    @Test
    void labels_overAConnectionWithoutRoom_areNotWrittenForEver() {
        transport.limits(PayloadLimits.ofConnection(4, 4).withAccepted(4));
        transport
                .always(IdentifyMemoryDevice.OPCODE)
                .reply(IdentifyMemoryDeviceResponse.builder()
                        .labelStorageAreaSize(3)
                        .build()
                        .bytes());
        transport.always(SetLsa.OPCODE).reply();

        LabelStorageArea.of(mem1).write(0, new byte[3]);

        assertEquals(
                3,
                transport.exchanges().stream()
                        .filter(exchange -> exchange.request().opcode() == SetLsa.OPCODE)
                        .count());
    }
}
