package org.cxlmi.simulator.ops;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.IntFunction;
import org.cxlmi.runtime.Endpoint;
import org.cxlmi.runtime.error.CommandFailedException;
import org.cxlmi.runtime.error.IncompleteOperationException;
import org.cxlmi.runtime.error.MalformedResponseException;
import org.cxlmi.runtime.error.OutcomeUnknownException;
import org.cxlmi.runtime.error.ReturnCode;
import org.cxlmi.runtime.transport.CciResponse;
import org.cxlmi.runtime.transport.PayloadLimits;
import org.cxlmi.sdk.generic.BackgroundOperationStatus;
import org.cxlmi.sdk.generic.BackgroundOperationStatusResponse;
import org.cxlmi.sdk.generic.FeatureIdentifier;
import org.cxlmi.sdk.generic.FeatureSelection;
import org.cxlmi.sdk.generic.FeatureTransferAction;
import org.cxlmi.sdk.generic.Generic;
import org.cxlmi.sdk.generic.GetFeature;
import org.cxlmi.sdk.generic.GetFeatureRequest;
import org.cxlmi.sdk.generic.GetSupportedFeatures;
import org.cxlmi.sdk.generic.GetSupportedFeaturesRequest;
import org.cxlmi.sdk.generic.GetSupportedFeaturesResponse;
import org.cxlmi.sdk.generic.SetFeature;
import org.cxlmi.sdk.generic.SetFeatureFlags;
import org.cxlmi.sdk.generic.SetFeatureRequest;
import org.cxlmi.sdk.generic.SupportedFeatureEntry;
import org.cxlmi.sdk.ops.Checkpoint;
import org.cxlmi.sdk.ops.FeatureChange;
import org.cxlmi.sdk.ops.FeatureData;
import org.cxlmi.sdk.ops.Job;
import org.cxlmi.sdk.ops.Operation;
import org.cxlmi.simulator.component.SimulatedMemoryDevice;
import org.cxlmi.testkit.ScriptedTransport;
import org.junit.jupiter.api.Test;

class FeatureDataTest {

    private static final UUID VENDORS = new UUID(1, 2);
    private static final int VERSION = 3;

    private final byte[] value = new byte[600];
    private final ScriptedTransport transport =
            new ScriptedTransport("mem1").limits(PayloadLimits.ofComponent(256, 256));
    private final Endpoint mem1 = Endpoint.over(transport);

    FeatureDataTest() {
        new Random(1).nextBytes(value);
    }

    private List<SetFeatureRequest> parts() {
        return transport.exchanges().stream()
                .map(ScriptedTransport.Exchange::request)
                .filter(request -> request.opcode() == SetFeature.OPCODE)
                .map(request -> SetFeatureRequest.wrap(request.payload()))
                .toList();
    }

    private List<FeatureTransferAction> actions() {
        return parts().stream().map(part -> part.setFeatureFlags().action()).toList();
    }

    @Test
    void read_takesAsManyCommandsAsTheLimitsDemand() {
        transport
                .always(GetSupportedFeatures.OPCODE)
                .reply(GetSupportedFeaturesResponse.builder()
                        .deviceSupportedFeatureCount(1)
                        .supportedFeatureEntries(List.of(SupportedFeatureEntry.builder()
                                .featureIdentifierId(VENDORS)
                                .getFeatureSize(value.length)
                                .build()))
                        .build()
                        .bytes());
        transport.always(GetFeature.OPCODE).answer(request -> {
            GetFeatureRequest part = GetFeatureRequest.wrap(request.payload());
            return new CciResponse(0, 0, Arrays.copyOfRange(value, part.offset(), part.offset() + part.count()));
        });

        assertArrayEquals(value, FeatureData.of(mem1).read(VENDORS, FeatureSelection.CURRENT));
        assertEquals(4, transport.exchanges().size());
    }

    @Test
    void write_largerThanTheLimits_goesInParts() throws InterruptedException {
        transport.always(SetFeature.OPCODE).reply();

        FeatureData.of(mem1).savedAcrossReset().write(VENDORS, VERSION, value).run();

        assertEquals(
                List.of(FeatureTransferAction.INITIATE, FeatureTransferAction.CONTINUE, FeatureTransferAction.FINISH),
                actions());
        assertEquals(
                List.of(0, 224, 448),
                parts().stream().map(SetFeatureRequest::offset).toList());
        assertTrue(parts().get(0).setFeatureFlags().savedAcrossReset());
        assertEquals(VERSION, parts().get(2).version());
    }

    // W9
    @Test
    void write_thatTheComponentMakesInTheBackground_isWaitedFor() throws InterruptedException {
        transport.on(SetFeature.OPCODE).fail(ReturnCode.BUSY);
        transport.on(SetFeature.OPCODE).fail(ReturnCode.BACKGROUND_COMMAND_STARTED);
        transport
                .on(BackgroundOperationStatus.OPCODE)
                .reply(BackgroundOperationStatusResponse.builder()
                        .percentComplete(100)
                        .opcode(SetFeature.OPCODE)
                        .build()
                        .bytes());

        FeatureData.of(mem1).write(VENDORS, VERSION, new byte[8]).run();

        assertEquals(0, transport.unusedAnswers());
    }

    // W9
    @Test
    void write_inTheBackground_thatNobodyTellsOf_isUnknown() {
        transport.on(SetFeature.OPCODE).fail(ReturnCode.BACKGROUND_COMMAND_STARTED);

        assertInstanceOf(
                OutcomeUnknownException.class,
                failure(FeatureData.of(mem1).write(VENDORS, VERSION, new byte[8]))
                        .getCause());
    }

    @Test
    void write_refusedPart_isGivenUp() {
        transport.on(SetFeature.OPCODE).reply();
        transport.on(SetFeature.OPCODE).fail(ReturnCode.FEATURE_TRANSFER_OUT_OF_ORDER);
        transport.on(SetFeature.OPCODE).reply();

        IncompleteOperationException failure = failure(FeatureData.of(mem1).write(VENDORS, VERSION, value));

        assertInstanceOf(CommandFailedException.class, failure.getCause());
        assertEquals("transfer: 224 of 600 bytes", failure.progress().toString());
        assertTrue(
                failure.getMessage().endsWith("The transfer is aborted, and the feature keeps its value."),
                failure.getMessage());

        assertEquals(
                List.of(FeatureTransferAction.INITIATE, FeatureTransferAction.CONTINUE, FeatureTransferAction.ABORT),
                actions());
    }

    @Test
    void simulatedDevice_takesBackWhatItGave() throws InterruptedException {
        try (Endpoint mem0 = Endpoint.over(SimulatedMemoryDevice.create().connect())) {
            FeatureData features = FeatureData.of(mem0);
            UUID scrub = FeatureIdentifier.PATROL_SCRUB_CONTROL.id();
            SupportedFeatureEntry entry = features.entry(scrub);
            byte[] hours = new byte[entry.setFeatureSize()];
            hours[0] = 20;
            hours[1] = 1;

            FeatureChange change = features.savedAcrossReset()
                    .withPartBytes(1)
                    .write(scrub, entry.setFeatureVersion(), hours)
                    .run();

            assertArrayEquals(
                    features.read(scrub, FeatureSelection.CURRENT),
                    change.current().orElseThrow());
            assertArrayEquals(
                    features.read(scrub, FeatureSelection.SAVED), change.saved().orElseThrow());
            assertFalse(change.isConfirmed(), "the formats differ");
            assertThrows(IllegalArgumentException.class, () -> features.entry(VENDORS));
        }
    }

    @Test
    void write_ofNothingOrTooMuch_isRefused() {
        assertThrows(IllegalArgumentException.class, () -> FeatureData.of(mem1).write(VENDORS, VERSION, new byte[0]));
        assertThrows(
                IllegalArgumentException.class, () -> FeatureData.of(mem1).write(VENDORS, VERSION, new byte[0x10000]));
    }

    private static IncompleteOperationException failure(Job<?> job) {
        return assertThrows(IncompleteOperationException.class, job::run);
    }

    /** The feature in the list of the component, which reads back what is in the holder. */
    private void readable(byte[][] holder) {
        transport
                .always(GetSupportedFeatures.OPCODE)
                .reply(GetSupportedFeaturesResponse.builder()
                        .deviceSupportedFeatureCount(1)
                        .supportedFeatureEntries(List.of(SupportedFeatureEntry.builder()
                                .featureIdentifierId(VENDORS)
                                .getFeatureSize(8)
                                .setFeatureSize(8)
                                .setFeatureVersion(VERSION)
                                .build()))
                        .build()
                        .bytes());
        transport.always(GetFeature.OPCODE).answer(request -> new CciResponse(0, 0, holder[0].clone()));
    }

    @Test
    void write_isConfirmed_ifTheComponentSendsTheValueBack() throws InterruptedException {
        byte[] changed = {1, 2, 3, 4, 5, 6, 7, 8};
        byte[][] holder = {new byte[8]};
        readable(holder);
        transport.on(SetFeature.OPCODE).reply();

        FeatureChange ignored =
                FeatureData.of(mem1).write(VENDORS, VERSION, changed).run();
        transport.on(SetFeature.OPCODE).answer(request -> {
            holder[0] = SetFeatureRequest.wrap(request.payload()).featureData();
            return new CciResponse(0, 0, new byte[0]);
        });
        FeatureChange done =
                FeatureData.of(mem1).write(VENDORS, VERSION, changed).run();

        assertFalse(ignored.isConfirmed());
        assertArrayEquals(new byte[8], ignored.current().orElseThrow());
        assertTrue(done.isConfirmed());
        assertEquals("8 bytes written, confirmed", done.toString());
    }

    @Test
    void write_inTheBackground_thatNobodyTellsOf_showsInTheValue() throws InterruptedException {
        byte[][] holder = {new byte[8]};
        readable(holder);
        transport.on(SetFeature.OPCODE).answer(request -> {
            holder[0] = SetFeatureRequest.wrap(request.payload()).featureData();
            return new CciResponse(ReturnCode.BACKGROUND_COMMAND_STARTED.code(), 0, new byte[0]);
        });

        assertTrue(FeatureData.of(mem1)
                .write(VENDORS, VERSION, new byte[] {8, 7, 6, 5, 4, 3, 2, 1})
                .run()
                .isConfirmed());
    }

    @Test
    void write_whileAnotherTransferIsOpen_isRefused_orTakesOver() throws InterruptedException {
        try (Endpoint mem0 = Endpoint.over(SimulatedMemoryDevice.create().connect())) {
            FeatureData features = FeatureData.of(mem0);
            UUID scrub = FeatureIdentifier.PATROL_SCRUB_CONTROL.id();
            SupportedFeatureEntry entry = features.entry(scrub);
            byte[] hours = new byte[entry.setFeatureSize()];
            hours[0] = 20;
            UUID other = FeatureIdentifier.SOFT_PPR.id();
            Generic.of(mem0)
                    .setFeature(request -> request.featureIdentifierId(other)
                            .setFeatureFlags(SetFeatureFlags.builder()
                                    .action(FeatureTransferAction.INITIATE)
                                    .build())
                            .version(features.entry(other).setFeatureVersion())
                            .featureData(new byte[1]));

            IncompleteOperationException refusal = failure(features.write(scrub, entry.setFeatureVersion(), hours));
            FeatureChange change = features.withTakeover()
                    .write(scrub, entry.setFeatureVersion(), hours)
                    .run();

            assertEquals(
                    ReturnCode.FEATURE_TRANSFER_IN_PROGRESS,
                    assertInstanceOf(CommandFailedException.class, refusal.getCause())
                            .returnCode());
            assertTrue(change.current().isPresent());
        }
    }

    @Test
    void resume_abortsWhatIsOpen_andSendsAll() throws InterruptedException {
        transport.on(SetFeature.OPCODE).reply();
        transport.on(SetFeature.OPCODE).disappear();
        Operation<FeatureChange> first =
                FeatureData.of(mem1).write(VENDORS, VERSION, value).start(Runnable::run);
        IncompleteOperationException failure = assertThrows(IncompleteOperationException.class, first::result);
        assertTrue(
                failure.getMessage().contains("could not be aborted: go on from its checkpoint"), failure.getMessage());
        Checkpoint saved = Checkpoint.parse(first.checkpoint().toString());

        ScriptedTransport again = new ScriptedTransport("mem1").limits(PayloadLimits.ofComponent(256, 256));
        again.always(SetFeature.OPCODE).reply();
        FeatureData features = FeatureData.of(Endpoint.over(again));
        features.write(VENDORS, VERSION, value).resume(saved).run();

        assertEquals(
                List.of(
                        FeatureTransferAction.ABORT,
                        FeatureTransferAction.INITIATE,
                        FeatureTransferAction.CONTINUE,
                        FeatureTransferAction.FINISH),
                again.exchanges().stream()
                        .filter(exchange -> exchange.request().opcode() == SetFeature.OPCODE)
                        .map(exchange ->
                                SetFeatureRequest.wrap(exchange.request().payload()))
                        .map(part -> part.setFeatureFlags().action())
                        .toList());
        assertThrows(
                IllegalArgumentException.class,
                () -> features.write(VENDORS, VERSION, new byte[8]).resume(saved));
        assertThrows(
                IllegalArgumentException.class,
                () -> features.savedAcrossReset().write(VENDORS, VERSION, value).resume(saved));
    }

    private void pages(int announced, IntFunction<UUID> feature) {
        transport.always(GetSupportedFeatures.OPCODE).answer(request -> {
            int start = GetSupportedFeaturesRequest.wrap(request.payload()).startingFeatureIndex();
            SupportedFeatureEntry entry = SupportedFeatureEntry.builder()
                    .featureIdentifierId(feature.apply(start))
                    .build();
            return new CciResponse(
                    0,
                    0,
                    GetSupportedFeaturesResponse.builder()
                            .deviceSupportedFeatureCount(announced)
                            .supportedFeatureEntries(List.of(entry))
                            .build()
                            .bytes());
        });
    }

    @Test
    void entry_listThatRepeatsItself_isMalformedAtOnce() {
        pages(0xFFFF, start -> new UUID(7, 7));

        MalformedResponseException e = assertThrows(
                MalformedResponseException.class, () -> FeatureData.of(mem1).entry(VENDORS));

        assertEquals("supportedFeatureEntries", e.field());
        assertEquals("Get Supported Features", e.command());
        assertEquals(2, transport.exchanges().size());
    }

    @Test
    void entry_listThatEndsAsAnnounced_isReadToItsEnd() {
        pages(5, start -> new UUID(7, start));

        assertThrows(IllegalArgumentException.class, () -> FeatureData.of(mem1).entry(VENDORS));
        assertEquals(5, transport.exchanges().size());
    }

    @Test
    void entry_moreFeaturesThanAnnounced_areMalformed() {
        pages(0, start -> new UUID(7, start));

        MalformedResponseException e = assertThrows(
                MalformedResponseException.class, () -> FeatureData.of(mem1).entry(VENDORS));

        assertEquals("0 in all, as the response says", e.expected());
    }
}
