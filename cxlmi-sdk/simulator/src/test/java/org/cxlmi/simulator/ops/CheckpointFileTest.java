package org.cxlmi.simulator.ops;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.cxlmi.runtime.CxlTarget;
import org.cxlmi.runtime.Endpoint;
import org.cxlmi.sdk.generic.FirmwareActivationAction;
import org.cxlmi.sdk.ops.CheckpointFile;
import org.cxlmi.sdk.ops.FirmwarePlan;
import org.cxlmi.sdk.ops.FirmwareResult;
import org.cxlmi.sdk.ops.FirmwareUpdate;
import org.cxlmi.sdk.ops.Job;
import org.cxlmi.simulator.component.SimulatedMemoryDevice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckpointFileTest {

    private static final byte[] PACKAGE = Arrays.copyOf("2.0".getBytes(StandardCharsets.US_ASCII), 1024);

    @TempDir
    Path work;

    private final SimulatedMemoryDevice device =
            SimulatedMemoryDevice.builder().name("mem0").build();
    private final List<String> sent = new ArrayList<>();

    private Path file() {
        return work.resolve("state");
    }

    private CxlTarget connect() {
        return Endpoint.over(device.connect()).with((exchange, chain) -> {
            sent.add(exchange.commandName());
            return chain.proceed();
        });
    }

    private Job<FirmwareResult> update() {
        return FirmwareUpdate.of(connect()).withPartBytes(128).transfer(PACKAGE);
    }

    private long parts() {
        return sent.stream().filter("Transfer FW"::equals).count();
    }

    @Test
    void jobThatIsDone_isNotDoneAgain() throws InterruptedException {
        CheckpointFile.open(file()).keeping("a name, with spaces", update()).run();
        assertEquals(8, parts());
        CheckpointFile.open(file()).keeping("a name, with spaces", update()).run();
        assertEquals(8, parts(), "only what is in the slot is read");
        CheckpointFile.open(file()).keeping("another name", update()).run();
        assertEquals(16, parts());
    }

    @Test
    void fileOfTheMomentBeforeALossOfPower_letsTheJobGoOn() throws Exception {
        Path before = work.resolve("before");
        Job<FirmwareResult> job = CheckpointFile.open(file()).keeping("mem0", update());
        job.onProgress(progress -> {
                    if (progress.toString().contains("512 of 1024")) {
                        copy(file(), before);
                    }
                })
                .run();
        assertTrue(Files.readString(before).contains("offset=512"), Files.readString(before));
        copy(before, file());
        FirmwareResult result =
                CheckpointFile.open(file()).keeping("mem0", update()).run();
        assertEquals("2.0", result.revision().orElseThrow());
    }

    private static void copy(Path from, Path to) {
        try {
            Files.write(to, Files.readAllBytes(from));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void delete_removesTheFile() throws InterruptedException {
        CheckpointFile checkpoints = CheckpointFile.open(file());
        assertTrue(checkpoints.isEmpty());
        checkpoints.keeping("mem0", update()).run();
        assertFalse(checkpoints.isEmpty());
        checkpoints.delete();
        assertFalse(Files.exists(file()));
        checkpoints.delete();
    }

    @Test
    void checkpointOfAnotherJob_isRefused() throws InterruptedException {
        CheckpointFile checkpoints = CheckpointFile.open(file());
        checkpoints.keeping("mem0", update()).run();
        Job<FirmwareResult> other = FirmwareUpdate.of(connect()).activate(2);
        IllegalArgumentException e =
                assertThrows(IllegalArgumentException.class, () -> checkpoints.keeping("mem0", other));
        assertTrue(e.getMessage().contains("firmware update"), e.getMessage());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"nonsense\n", "mem0\n", "mem0 nonsense\n", "mem0 job=a&target=b\n\n", "%zz job=a&target=b\n"})
    void otherFile_isRefused_withTheLine(String text) throws IOException {
        Files.writeString(file(), text);
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> CheckpointFile.open(file()));
        assertTrue(e.getMessage().startsWith(file() + ":"), e.getMessage());
    }

    @Test
    void fileThatCannotBeReadOrWritten_isSaid() {
        UncheckedIOException unreadable = assertThrows(UncheckedIOException.class, () -> CheckpointFile.open(work));
        assertEquals(work + " cannot be read: Is a directory.", unreadable.getMessage());
        CheckpointFile nowhere = CheckpointFile.open(work.resolve("missing/state"));
        RuntimeException e = assertThrows(RuntimeException.class, nowhere.keeping("mem0", update())::run);
        assertTrue(e.getMessage().contains("cannot be written: there is no such file or directory."), e.getMessage());
    }

    @Test
    void plan_saysWhatWouldBeSent_andOnlyReads() throws InterruptedException {
        FirmwarePlan plan = FirmwareUpdate.of(connect())
                .withActivation()
                .withPartBytes(384)
                .plan(PACKAGE)
                .run();
        assertEquals(2, plan.slot());
        assertTrue(plan.revision().isEmpty());
        assertEquals(1024, plan.packageBytes());
        assertEquals(384, plan.partBytes());
        assertEquals(3, plan.parts());
        assertEquals(FirmwareActivationAction.ONLINE, plan.activation().orElseThrow());
        assertEquals(List.of("Get FW Info"), sent);
    }
}
