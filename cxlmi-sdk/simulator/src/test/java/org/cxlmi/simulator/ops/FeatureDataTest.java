package org.cxlmi.simulator.ops;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.IntFunction;
import org.cxlmi.runtime.Endpoint;
import org.cxlmi.runtime.error.CommandFailedException;
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
import org.cxlmi.sdk.generic.GetFeature;
import org.cxlmi.sdk.generic.GetFeatureRequest;
import org.cxlmi.sdk.generic.GetSupportedFeatures;
import org.cxlmi.sdk.generic.GetSupportedFeaturesRequest;
import org.cxlmi.sdk.generic.GetSupportedFeaturesResponse;
import org.cxlmi.sdk.generic.SetFeature;
import org.cxlmi.sdk.generic.SetFeatureRequest;
import org.cxlmi.sdk.generic.SupportedFeatureEntry;
import org.cxlmi.sdk.ops.FeatureData;
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

        FeatureData.of(mem1).write(VENDORS, VERSION, value, true);

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

        FeatureData.of(mem1).write(VENDORS, VERSION, new byte[8], false);

        assertEquals(0, transport.unusedAnswers());
    }

    // W9
    @Test
    void write_inTheBackground_thatNobodyTellsOf_isUnknown() {
        transport.on(SetFeature.OPCODE).fail(ReturnCode.BACKGROUND_COMMAND_STARTED);

        assertThrows(
                OutcomeUnknownException.class, () -> FeatureData.of(mem1).write(VENDORS, VERSION, new byte[8], false));
    }

    @Test
    void write_refusedPart_isGivenUp() {
        transport.on(SetFeature.OPCODE).reply();
        transport.on(SetFeature.OPCODE).fail(ReturnCode.FEATURE_TRANSFER_OUT_OF_ORDER);
        transport.on(SetFeature.OPCODE).reply();

        assertThrows(CommandFailedException.class, () -> FeatureData.of(mem1).write(VENDORS, VERSION, value, false));

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

            features.write(scrub, entry.setFeatureVersion(), hours, false);

            assertEquals(entry.getFeatureSize(), features.read(scrub, FeatureSelection.CURRENT).length);
            assertThrows(IllegalArgumentException.class, () -> features.entry(VENDORS));
        }
    }

    @Test
    void write_ofNothingOrTooMuch_isRefused() {
        assertThrows(
                IllegalArgumentException.class, () -> FeatureData.of(mem1).write(VENDORS, VERSION, new byte[0], false));
        assertThrows(
                IllegalArgumentException.class,
                () -> FeatureData.of(mem1).write(VENDORS, VERSION, new byte[0x10000], false));
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
