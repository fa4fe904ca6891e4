package org.cxlmi.simulator.ops;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalInt;
import org.cxlmi.runtime.CxlTarget;
import org.cxlmi.runtime.Endpoint;
import org.cxlmi.runtime.error.CommandFailedException;
import org.cxlmi.runtime.error.IncompleteOperationException;
import org.cxlmi.runtime.error.MalformedResponseException;
import org.cxlmi.sdk.fmapi.LdAllocation;
import org.cxlmi.sdk.fmapi.MemoryGranularity;
import org.cxlmi.sdk.fmapi.SetLdAllocationsRequest;
import org.cxlmi.sdk.ops.Job;
import org.cxlmi.sdk.ops.LogicalDevicePool;
import org.cxlmi.sdk.ops.LogicalDeviceShare;
import org.cxlmi.sdk.ops.LogicalDeviceShares;
import org.cxlmi.simulator.component.SimulatedMultiLogicalDevice;
import org.cxlmi.testkit.ScriptedTransport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogicalDevicePoolTest {

    private static final long STEP = 256L << 20;

    private final SimulatedMultiLogicalDevice device =
            SimulatedMultiLogicalDevice.builder().logicalDevices(4, 16 * STEP).build();
    private final List<String> sent = new ArrayList<>();
    private final CxlTarget target = Endpoint.over(device.connect()).with((exchange, chain) -> {
        sent.add(exchange.commandName());
        return chain.proceed();
    });
    private final LogicalDevicePool pool = LogicalDevicePool.of(target);

    private static byte[] hex(String bytes) {
        return HexFormat.of().parseHex(bytes.replace(" ", ""));
    }

    private static LogicalDeviceShare share(int id, long range1, long range2, int allocated, int limit) {
        return new LogicalDeviceShare(id, range1, range2, OptionalInt.of(allocated), OptionalInt.of(limit));
    }

    @Test
    void list_hasMemoryAndBandwidthOfEach() throws InterruptedException {
        LogicalDeviceShares shares = pool.read().run();
        assertEquals(STEP, shares.granularityBytes());
        assertEquals(4, shares.info().ldCount());
        assertEquals(
                List.of(
                        share(0, 4 * STEP, 0, 0, 0),
                        share(1, 4 * STEP, 0, 0, 0),
                        share(2, 4 * STEP, 0, 0, 0),
                        share(3, 4 * STEP, 0, 0, 0)),
                shares.devices());
    }

    @Test
    void memory_isGiven_andAnotherLogicalDeviceCanHaveTheRest() throws InterruptedException {
        assertEquals(
                share(1, STEP, 2 * STEP, 0, 0), pool.allocate(1, STEP, 2 * STEP).run());
        assertEquals(share(3, 5 * STEP, 0, 0, 0), pool.allocate(3, 5 * STEP, 0).run());
        IncompleteOperationException more =
                assertThrows(IncompleteOperationException.class, pool.allocate(0, 5 * STEP, 0)::run);
        assertInstanceOf(CommandFailedException.class, more.getCause());
    }

    @Test
    void memoryThatIsThereAlready_isNotGivenAgain_becauseThatLosesData() throws InterruptedException {
        pool.allocate(2, 4 * STEP, 0).run();
        assertTrue(!sent.contains("Set LD Allocations"), sent.toString());
    }

    @ParameterizedTest
    @CsvSource({"1, 1, 0, steps of 256 MiB", "1, 0, 4096, steps of 256 MiB"})
    void memoryThatIsNotAligned_isRefusedBeforeAnythingIsSent(int id, long range1, long range2, String expected) {
        for (Job<?> job : List.of(pool.allocate(id, range1, range2), pool.prepareAllocation(id, range1, range2))) {
            IncompleteOperationException failure = assertThrows(IncompleteOperationException.class, job::run);
            assertTrue(failure.getMessage().contains(expected), failure.getMessage());
        }
        assertTrue(!sent.contains("Set LD Allocations"), sent.toString());
        assertThrows(IllegalArgumentException.class, () -> pool.allocate(1, -1, 0));
        assertThrows(IllegalArgumentException.class, () -> pool.allocate(1, 0, -1));
    }

    @Test
    void preparation_makesTheRequest_andSendsNothingThatChanges() throws InterruptedException {
        SetLdAllocationsRequest request =
                pool.prepareAllocation(1, 2 * STEP, STEP).run();
        assertEquals(1, request.startLdId());
        assertEquals(
                List.of(LdAllocation.builder()
                        .range1AllocationMultiplier(2)
                        .range2AllocationMultiplier(1)
                        .build()),
                request.ldAllocationList());
        assertTrue(!sent.contains("Set LD Allocations"), sent.toString());
    }

    @Test
    void bandwidth_isGivenAndLimited() throws InterruptedException {
        assertEquals(
                share(1, 4 * STEP, 0, 200, 0), pool.allocateBandwidth(1, 200).run());
        assertEquals(
                share(1, 4 * STEP, 0, 200, 255), pool.limitBandwidth(1, 255).run());
        assertEquals(
                share(1, 4 * STEP, 0, 200, 255), pool.read().run().devices().get(1));
        assertThrows(IllegalArgumentException.class, () -> pool.limitBandwidth(1, 256));
    }

    @Test
    void deviceWithoutBandwidth_isListedWithoutIt() throws InterruptedException {
        ScriptedTransport scripted = new ScriptedTransport("mld");
        scripted.always(0x5400).reply(hex("0000000001000000 0100 03"));
        scripted.always(0x5401).reply(hex("01 01 00 01 0300000000000000 0000000000000000"));
        List<LogicalDeviceShare> devices =
                LogicalDevicePool.of(Endpoint.over(scripted)).read().run().devices();
        assertEquals(
                List.of(new LogicalDeviceShare(0, 3L << 29, 0, OptionalInt.empty(), OptionalInt.empty())), devices);
    }

    /** Of the wrong logical device, in steps that nobody knows, or more than a number can say. */
    @ParameterizedTest
    @CsvSource({
        "01 00 05 01 0300000000000000 0000000000000000",
        "01 09 00 01 0300000000000000 0000000000000000",
        "01 00 00 01 ffffffffffffffff 0000000000000000",
        "01 00 00 01 0000000000000000 0000000010000000",
    })
    void wrongAllocations_areMalformed(String bytes) {
        ScriptedTransport scripted = new ScriptedTransport("mld");
        scripted.always(0x5400).reply(hex("0000000001000000 0100 03"));
        scripted.always(0x5401).reply(hex(bytes));
        IncompleteOperationException failure = assertThrows(
                IncompleteOperationException.class,
                LogicalDevicePool.of(Endpoint.over(scripted)).read()::run);
        assertInstanceOf(MalformedResponseException.class, failure.getCause());
    }

    /** A device that gives less than it was told to. */
    @Test
    void otherMemoryThanWanted_isAFailure() {
        ScriptedTransport scripted = new ScriptedTransport("mld");
        scripted.always(0x5401).reply(hex("01 00 00 01 0300000000000000 0000000000000000"));
        scripted.always(0x5402).reply(hex("01 00 0000 0100000000000000 0000000000000000"));
        IncompleteOperationException failure = assertThrows(
                IncompleteOperationException.class,
                LogicalDevicePool.of(Endpoint.over(scripted)).allocate(0, 2 * STEP, 0)::run);
        assertTrue(failure.getMessage().contains("reports success, but gave LD 0"), failure.getMessage());
    }

    @Test
    void multipliers_areCountedInStepsOfTheGranularity() {
        assertEquals(
                1L << 30, LogicalDevicePool.bytes(1, MemoryGranularity.GIB_1).getAsLong());
        assertEquals(
                1L << 30, LogicalDevicePool.bytes(2, MemoryGranularity.MIB_512).getAsLong());
        assertTrue(LogicalDevicePool.bytes(1, MemoryGranularity.UNRECOGNIZED).isEmpty());
        assertTrue(LogicalDevicePool.bytes(1L << 35, MemoryGranularity.MIB_256).isEmpty());
        assertEquals(
                (1L << 63) - STEP,
                LogicalDevicePool.bytes((1L << 35) - 1, MemoryGranularity.MIB_256)
                        .getAsLong());
    }
}
