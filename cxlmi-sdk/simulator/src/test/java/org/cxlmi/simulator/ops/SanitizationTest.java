package org.cxlmi.simulator.ops;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.cxlmi.runtime.CxlTarget;
import org.cxlmi.runtime.Endpoint;
import org.cxlmi.runtime.error.CommandFailedException;
import org.cxlmi.runtime.error.IncompleteOperationException;
import org.cxlmi.runtime.error.MalformedResponseException;
import org.cxlmi.runtime.error.ReturnCode;
import org.cxlmi.sdk.generic.MemorySparingKind;
import org.cxlmi.sdk.generic.PerformMediaTestRequest;
import org.cxlmi.sdk.generic.PerformMemorySparingRequest;
import org.cxlmi.sdk.generic.PerformPprRequest;
import org.cxlmi.sdk.generic.PprKind;
import org.cxlmi.sdk.memdev.DpaRange;
import org.cxlmi.sdk.memdev.GetPoisonList;
import org.cxlmi.sdk.memdev.GetPoisonListRequest;
import org.cxlmi.sdk.memdev.MediaErrorRecord;
import org.cxlmi.sdk.memdev.MediaOperationsDiscovery;
import org.cxlmi.sdk.memdev.MediaOperationsSanitize;
import org.cxlmi.sdk.memdev.SanitizeOperation;
import org.cxlmi.sdk.ops.Checkpoint;
import org.cxlmi.sdk.ops.Job;
import org.cxlmi.sdk.ops.Maintenance;
import org.cxlmi.sdk.ops.Operation;
import org.cxlmi.sdk.ops.Pages;
import org.cxlmi.sdk.ops.Sanitization;
import org.cxlmi.sdk.ops.SupportedMediaOperations;
import org.cxlmi.simulator.SimulatedClock;
import org.cxlmi.simulator.component.SimulatedMemoryDevice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Jobs that erase or repair a memory device. */
@Timeout(60)
class SanitizationTest {

    private final SimulatedMemoryDevice device = SimulatedMemoryDevice.builder()
            .clock(SimulatedClock.driven())
            .maximumPayloadExponent(8)
            .build();
    private final Endpoint mem0 = Endpoint.over(device.connect());

    private static DpaRange range(long start, long length) {
        return DpaRange.builder()
                .startingDevicePhysicalAddress(start)
                .length(length)
                .build();
    }

    private List<MediaErrorRecord> poison() {
        GetPoisonListRequest all = GetPoisonListRequest.builder()
                .physicalAddressLengthBytes(1L << 20)
                .build();
        return Pages.of(mem0, GetPoisonList.PAGING, all).toList();
    }

    @Test
    void secureErase_results() throws InterruptedException {
        assertFalse(Sanitization.of(mem0).secureErase().run().isRunning());
    }

    @Test
    void mediaOperations_listsThemAndTheGranularity() throws InterruptedException {
        SupportedMediaOperations supported =
                Sanitization.of(mem0).mediaOperations().run();

        assertTrue(supported.has(SanitizeOperation.SANITIZE));
        assertTrue(supported.has(SanitizeOperation.ZERO));
        assertEquals("3 operations, ranges in steps of 64 bytes", supported.toString());
    }

    @Test
    void zero_ofRanges_erasesThemOnly() throws InterruptedException {
        device.injectPoison(0, 64);
        device.injectPoison(4096, 64);

        Sanitization.of(mem0).zero(List.of(range(0, 4096))).run();

        assertEquals(
                List.of(4096L),
                poison().stream().map(MediaErrorRecord::devicePhysicalAddress).toList());
    }

    private static List<DpaRange> many() {
        return IntStream.range(0, 40).mapToObj(i -> range(i * 128L, 64)).toList();
    }

    @Test
    void sanitize_ofManyRanges_takesSeveralCommands_andAResumedRunSendsThoseThatAreLeft() throws InterruptedException {
        List<String> sent = new ArrayList<>();
        CxlTarget failing = mem0.with((exchange, chain) -> {
            sent.add(exchange.commandName());
            if (sent.stream()
                            .filter(MediaOperationsSanitize.COMMAND.name()::equals)
                            .count()
                    == 3) {
                device.faults().once(MediaOperationsSanitize.COMMAND).answer(ReturnCode.INTERNAL_ERROR);
            }
            return chain.proceed();
        });
        Operation<?> first = Sanitization.of(failing).sanitize(many()).start(Runnable::run);
        assertThrows(IncompleteOperationException.class, first::result);
        assertEquals("erasure 3 of 3", first.status().progress().toString());
        device.faults().clear();
        sent.clear();

        Sanitization.of(failing).sanitize(many()).resume(first.checkpoint()).run();

        assertEquals(
                1,
                sent.stream()
                        .filter(MediaOperationsSanitize.COMMAND.name()::equals)
                        .count());
    }

    private IncompleteOperationException failure(Job<?> job) {
        return assertThrows(IncompleteOperationException.class, job::run);
    }

    @Test
    void zero_ofARangeThatIsNotAligned_sendsNothing_andSaysTheStep() {
        IncompleteOperationException e = failure(Sanitization.of(mem0).zero(List.of(range(64, 64), range(32, 64))));

        assertTrue(e.getMessage().contains("The range of 64 bytes at 20h is not aligned"), e.getMessage());
        assertTrue(e.getMessage().contains("multiples of 64 bytes"), e.getMessage());
    }

    @Test
    void zero_ofNoRange_orAnImpossibleOne_isRefused() {
        Sanitization erasing = Sanitization.of(mem0);
        for (List<DpaRange> ranges : List.of(
                List.<DpaRange>of(),
                List.of(range(0, 0)),
                List.of(range(-64, 64)),
                List.of(range(Long.MAX_VALUE - 63, 128)))) {
            assertThrows(IllegalArgumentException.class, () -> erasing.zero(ranges));
        }
    }

    @Test
    void granularityThatIsNone_isMalformed() {
        for (long granularity : new long[] {0, 96, -1}) {
            device.faults().once(MediaOperationsDiscovery.COMMAND).set("dpaRangeGranularity", granularity);
            IncompleteOperationException e = failure(Sanitization.of(mem0).zero(List.of(range(0, 64))));
            assertInstanceOf(MalformedResponseException.class, e.getCause());
        }
    }

    @Test
    void resume_withOtherRanges_isRefused() throws InterruptedException {
        Operation<?> first = Sanitization.of(mem0).zero(List.of(range(0, 64))).start(Runnable::run);
        Checkpoint checkpoint = first.checkpoint();

        IllegalArgumentException e = assertThrows(
                IllegalArgumentException.class,
                () -> Sanitization.of(mem0).zero(List.of(range(0, 128))).resume(checkpoint));

        assertEquals("this is the checkpoint of the job \"zero of ranges\" with another ranges", e.getMessage());
    }

    @Test
    void maintenance_resultsInTheOperation_orItsFailure() throws InterruptedException {
        Maintenance maintenance = Maintenance.of(mem0);
        PerformPprRequest ppr = PerformPprRequest.builder()
                .maintenanceOperationSubclass(PprKind.SOFT)
                .dpa(4096)
                .build();
        PerformMemorySparingRequest sparing = PerformMemorySparingRequest.builder()
                .maintenanceOperationSubclass(MemorySparingKind.ROW)
                .build();

        assertFalse(maintenance.repair(ppr).run().isRunning());
        assertFalse(maintenance.spare(sparing).run().isRunning());
        IncompleteOperationException e =
                failure(maintenance.test(PerformMediaTestRequest.builder().build()));
        assertInstanceOf(CommandFailedException.class, e.getCause());
    }
}
