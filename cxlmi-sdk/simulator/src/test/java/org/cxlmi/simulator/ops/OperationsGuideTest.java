package org.cxlmi.simulator.ops;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.cxlmi.runtime.CxlTarget;
import org.cxlmi.runtime.Endpoint;
import org.cxlmi.runtime.error.CxlTimeoutException;
import org.cxlmi.sdk.fmapi.UnbindOption;
import org.cxlmi.sdk.generic.GetComponentStateDumpLogResponse;
import org.cxlmi.sdk.guide.GuideCode;
import org.cxlmi.sdk.memdev.DynamicCapacityRegion;
import org.cxlmi.sdk.ops.CapacityChange;
import org.cxlmi.sdk.ops.Checkpoint;
import org.cxlmi.sdk.ops.HostCapacity;
import org.cxlmi.sdk.ops.Job;
import org.cxlmi.sdk.ops.LogCapture;
import org.cxlmi.sdk.ops.Operation;
import org.cxlmi.sdk.ops.VppbBinding;
import org.cxlmi.simulator.SimulatedClock;
import org.cxlmi.simulator.component.SimulatedMemoryDevice;
import org.cxlmi.simulator.component.SimulatedMultiLogicalDevice;
import org.cxlmi.simulator.component.SimulatedSwitch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The guide shows code of these sections that is compiled and run here. */
@Timeout(60)
class OperationsGuideTest {

    private static final SimulatedClock CLOCK = SimulatedClock.driven();

    private static void stateDump(Endpoint mem0, Path file) throws InterruptedException, IOException {
        Job<GetComponentStateDumpLogResponse> job = LogCapture.of(mem0).stateDump();
        System.out.println(job.run().dataLength());
        Operation<GetComponentStateDumpLogResponse> operation =
                job.onProgress(System.out::println).start();
        try {
            System.out.println(operation.await(Duration.ofMinutes(1)).dataLength());
        } catch (CxlTimeoutException e) {
            System.out.println(operation.status());
        }
        Files.writeString(file, operation.checkpoint().toString());
        job.resume(Checkpoint.parse(Files.readString(file))).run();
    }

    private static void bind(Endpoint sw) throws InterruptedException {
        VppbBinding vppb = VppbBinding.of(sw, 0, 2);
        System.out.println(vppb.bindToPort(1).run());
        vppb.unbind(UnbindOption.MANAGED_HOT_REMOVE).run();
    }

    private static void capacity(CxlTarget pool, byte[] tag) throws InterruptedException {
        HostCapacity host = HostCapacity.of(pool, 0).withTag(tag);
        CapacityChange change = host.add(0, 512 << 20).run();
        System.out.println(change);
        if (!change.isComplete()) {
            host.release().run();
        }
    }

    @Test
    void guide_showsCodeThatIsCompiled() throws IOException {
        GuideCode.assertCompiled(OperationsGuideTest.class, "Long operations", "Where it runs", 4);
        GuideCode.assertCompiled(OperationsGuideTest.class, "Change a fabric", "Check a component", 2);
    }

    @Test
    void code_prints(@TempDir Path directory) throws Exception {
        SimulatedMemoryDevice device =
                SimulatedMemoryDevice.builder().clock(CLOCK).build();
        String printed = GuideCode.printed(() -> {
            try (Endpoint mem0 = Endpoint.over(device.connect());
                    Endpoint sw = Endpoint.over(SimulatedSwitch.builder()
                            .clock(CLOCK)
                            .plugIn(1, device)
                            .virtualSwitch(0, 4)
                            .build()
                            .connect())) {
                bind(sw);
                stateDump(mem0, directory.resolve("checkpoint"));
            }
        });
        List<String> lines = printed.lines().toList();
        assertEquals("VCS 0 vPPB 2 -> port 1", lines.get(0));
        assertTrue(lines.contains("populate: 100 %"), lines.toString());
    }

    @Test
    void code_ofCapacity_printsTheAnswerOfTheHost() throws Exception {
        SimulatedMultiLogicalDevice pool = pool();
        CapacityHost host = CapacityHost.of(pool, 0);
        AtomicBoolean over = new AtomicBoolean();
        Thread answers = new Thread(() -> {
            while (!over.get()) {
                host.answer();
            }
        });
        answers.start();
        String printed = GuideCode.printed(() -> {
            try (Endpoint endpoint = Endpoint.over(pool.connect())) {
                capacity(endpoint, "sixteen bytes ..".getBytes(StandardCharsets.US_ASCII));
            } finally {
                over.set(true);
                answers.join();
            }
        });
        assertEquals("host 0 accepted 1 extent, 512 MiB: 0x200000000+512MiB", printed.strip());
    }

    private static SimulatedMultiLogicalDevice pool() {
        DynamicCapacityRegion region = DynamicCapacityRegion.builder()
                .regionBase(8L << 30)
                .regionDecodeLengthBytes(1L << 30)
                .regionLength(1L << 30)
                .regionBlockSize(2L << 20)
                .build();
        return SimulatedMultiLogicalDevice.builder()
                .logicalDevices(1, 0)
                .eachLogicalDevice((each, ldId) -> each.dynamicCapacity(List.of(region), List.of()))
                .build();
    }
}
