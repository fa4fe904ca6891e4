package org.cxlmi.simulator.component;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.cxlmi.runtime.CxlTarget;
import org.cxlmi.runtime.Endpoint;
import org.cxlmi.runtime.error.CommandFailedException;
import org.cxlmi.runtime.error.ReturnCode;
import org.cxlmi.runtime.transport.Tunnel;
import org.cxlmi.sdk.events.DynamicCapacityEvent;
import org.cxlmi.sdk.events.DynamicCapacityEventType;
import org.cxlmi.sdk.fmapi.DynamicCapacitySelectionPolicy;
import org.cxlmi.sdk.fmapi.FabricManager;
import org.cxlmi.sdk.fmapi.UnbindOption;
import org.cxlmi.sdk.fmapi.VppbBindingStatus;
import org.cxlmi.sdk.generic.EventLog;
import org.cxlmi.sdk.generic.EventRecord;
import org.cxlmi.sdk.generic.Generic;
import org.cxlmi.sdk.memdev.DynamicCapacityExtent;
import org.cxlmi.sdk.memdev.DynamicCapacityRegion;
import org.cxlmi.sdk.memdev.MemoryDevice;
import org.cxlmi.sdk.memdev.UpdatedExtent;
import org.cxlmi.simulator.SimulatedClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Several clients of one component at once: each gets its own answers, and no change is lost or made by halves. */
class TwoClientsTest {

    private static final long BASE = 8L << 30;
    private static final long BLOCK = 2L << 20;
    private static final int BLOCKS = 8;

    private final SimulatedClock clock = SimulatedClock.driven();
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    private void atOnce(List<Callable<Void>> clients) throws Exception {
        List<Future<Void>> done = new ArrayList<>();
        clients.forEach(client -> done.add(threads.submit(client)));
        for (Future<Void> each : done) {
            each.get(1, TimeUnit.MINUTES);
        }
    }

    @Test
    void oneConnection_givesEachItsOwnAnswers() throws Exception {
        SimulatedMultiLogicalDevice device = SimulatedMultiLogicalDevice.builder()
                .clock(clock)
                .serialNumber(3)
                .build();
        Endpoint endpoint = Endpoint.over(device.connect());
        List<Callable<Void>> clients = new ArrayList<>();
        for (int client = 0; client < 4; client++) {
            int ld = client;
            CxlTarget target = endpoint.through(Tunnel.logicalDevice(ld));
            clients.add(() -> {
                for (int i = 0; i < 500; i++) {
                    assertEquals(3 << 8 | ld, Generic.of(target).identify().serialNumber());
                    assertEquals(16, FabricManager.of(endpoint).getLdInfo().ldCount());
                }
                return null;
            });
        }

        atOnce(clients);
    }

    @Test
    void connections_haveTheirOwnResponseLimits() throws Exception {
        SimulatedMemoryDevice device =
                SimulatedMemoryDevice.builder().clock(clock).build();
        List<Callable<Void>> clients = new ArrayList<>();
        for (int exponent : new int[] {8, 9, 10}) {
            Generic client = Generic.of(Endpoint.over(device.connect()));
            clients.add(() -> {
                for (int i = 0; i < 500; i++) {
                    assertEquals(
                            exponent,
                            client.setResponseMessageLimit(1L << exponent).limit());
                    assertEquals(exponent, client.getResponseMessageLimit().limit());
                }
                return null;
            });
        }

        atOnce(clients);
    }

    @Test
    void binding_succeedsForOneOfTwo() throws Exception {
        SimulatedSwitch made = SimulatedSwitch.builder()
                .clock(clock)
                .ports(4)
                .virtualSwitch(0, 2)
                .plugIn(1, SimulatedMemoryDevice.builder().clock(clock).build())
                .build();
        for (int round = 0; round < 50; round++) {
            Set<ReturnCode> refusals = new TreeSet<>();
            List<Callable<Void>> clients = new ArrayList<>();
            for (int vppb : new int[] {0, 1}) {
                FabricManager client = FabricManager.of(Endpoint.over(made.connect()));
                clients.add(() -> {
                    ReturnCode refusal = refusal(() ->
                            client.bindVppb(request -> request.vppbId(vppb).portId(1)));
                    synchronized (refusals) {
                        refusals.add(refusal);
                    }
                    return null;
                });
            }

            atOnce(clients);

            clock.advance(Duration.ofMinutes(1));
            FabricManager manager = FabricManager.of(Endpoint.over(made.connect()));
            assertEquals(Set.of(ReturnCode.SUCCESS, ReturnCode.INVALID_INPUT), refusals);
            assertEquals(1, boundTo(manager).size());
            manager.unbindVppb(0, boundTo(manager).get(0), UnbindOption.SURPRISE_HOT_REMOVE);
            clock.advance(Duration.ofMinutes(1));
        }
    }

    private static List<Integer> boundTo(FabricManager manager) {
        return Stream.of(0, 1)
                .filter(vppb -> manager.getVirtualCxlSwitchInfo(request ->
                                        request.startVppb(0).vppbListLimit(255).vcsIds(0))
                                .virtualSwitches()
                                .get(0)
                                .vppbs()
                                .get(vppb)
                                .bindingStatus()
                        == VppbBindingStatus.BOUND_PHYSICAL_PORT)
                .toList();
    }

    private static ReturnCode refusal(Runnable command) {
        try {
            command.run();
            return ReturnCode.SUCCESS;
        } catch (CommandFailedException e) {
            return e.returnCode();
        }
    }

    @Test
    void managerAndHosts_moveSharedCapacityWithoutLoss() throws Exception {
        SimulatedMultiLogicalDevice device = SimulatedMultiLogicalDevice.builder()
                .clock(clock)
                .logicalDevices(2, 0)
                .eachLogicalDevice((ld, id) ->
                        ld.dynamicCapacity(List.of(region()), List.of()).sharableRegion(0))
                .build();
        FabricManager manager = FabricManager.of(Endpoint.over(device.connect()));
        AtomicBoolean managed = new AtomicBoolean();
        List<Callable<Void>> clients = new ArrayList<>();
        clients.add(() -> {
            for (int i = 0; i < 400; i++) {
                int round = i;
                List<ReturnCode> codes = List.of(
                        refusal(() -> add(manager, round % 2, DynamicCapacitySelectionPolicy.FREE, round)),
                        refusal(() -> add(
                                manager, 1 - round % 2, DynamicCapacitySelectionPolicy.ENABLE_SHARED_ACCESS, round)));
                assertTrue(
                        Set.of(
                                        ReturnCode.SUCCESS,
                                        ReturnCode.INVALID_INPUT,
                                        ReturnCode.RESOURCES_EXHAUSTED,
                                        ReturnCode.RETRY_REQUIRED)
                                .containsAll(codes),
                        codes.toString());
            }
            managed.set(true);
            return null;
        });
        for (int ld = 0; ld < 2; ld++) {
            CxlTarget host = Endpoint.over(device.logicalDevice(ld).connect());
            clients.add(() -> {
                boolean last;
                do {
                    last = managed.get();
                } while (acceptAndRelease(host) || !last);
                return null;
            });
        }

        atOnce(clients);

        assertEquals(0, manager.dynamicCapacityListTags(0, 0).totalTagCount());
        manager.initiateDynamicCapacityAddWithoutExtents(
                request -> request.hostId(1).length(BLOCKS * BLOCK).tag(tag(1000)));
    }

    private static DynamicCapacityRegion region() {
        return DynamicCapacityRegion.builder()
                .regionBase(BASE)
                .regionLength(BLOCKS * BLOCK)
                .regionBlockSize(BLOCK)
                .build();
    }

    private static void add(FabricManager manager, int host, DynamicCapacitySelectionPolicy policy, int tag) {
        manager.initiateDynamicCapacityAddWithoutExtents(request ->
                request.hostId(host).selectionPolicy(policy).length(BLOCK).tag(tag(tag)));
    }

    private static byte[] tag(int number) {
        byte[] tag = new byte[16];
        tag[0] = (byte) number;
        tag[1] = (byte) (number >> Byte.SIZE);
        tag[2] = 1;
        return tag;
    }

    /** Answers some offers in their order, and gives everything back; tells whether there was something to answer. */
    private static boolean acceptAndRelease(CxlTarget target) {
        MemoryDevice host = MemoryDevice.of(target);
        Generic component = Generic.of(target);
        List<EventRecord> records =
                component.getEventRecords(EventLog.DYNAMIC_CAPACITY).eventRecords();
        for (EventRecord record : records) {
            DynamicCapacityEvent event = record.dynamicCapacityEvent().orElseThrow();
            assertEquals(DynamicCapacityEventType.ADD_CAPACITY, event.dynamicCapacityEventType());
            host.addDynamicCapacityResponse(request -> request.updatedExtents(List.of(updated(event.extent()))));
            component.clearEventRecords(
                    request -> request.eventLog(EventLog.DYNAMIC_CAPACITY).handles(new int[] {record.handle()}));
        }
        List<DynamicCapacityExtent> extents =
                host.getDynamicCapacityExtentList(BLOCKS, 0).extents();
        if (!extents.isEmpty()) {
            host.releaseDynamicCapacity(request -> request.updatedExtents(
                    extents.stream().map(TwoClientsTest::updated).toList()));
        }
        return !records.isEmpty();
    }

    private static UpdatedExtent updated(DynamicCapacityExtent extent) {
        return UpdatedExtent.builder()
                .startingDevicePhysicalAddress(extent.startingDevicePhysicalAddress())
                .length(extent.length())
                .build();
    }
}
