package org.cxlmi.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.cxlmi.cli.output.ExitCode;
import org.cxlmi.runtime.Endpoint;
import org.cxlmi.sdk.events.DynamicCapacityEvent;
import org.cxlmi.sdk.generic.EventLog;
import org.cxlmi.sdk.memdev.MemoryDevice;
import org.cxlmi.sdk.memdev.UpdatedExtent;
import org.cxlmi.sdk.ops.EventDrain;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Jobs that change something with one command. */
class ChangeCommandsTest {

    private static final String RACK = "sim:src/test/fabrics/rack.yaml#";
    private static final int MANY = 300;
    private static final int POISON_BYTES = 64;

    @TempDir
    Path work;

    private static CliRun run(int exitCode, String... arguments) {
        CliRun run = CliRun.of(arguments);
        assertEquals(exitCode, run.exitCode(), run.out() + run.err());
        return run;
    }

    private ServedFabric aSwitch() {
        return ServedFabric.of(work, """
                components:
                  - switch: switch0
                    eid: 8
                    port-count: 8
                    binding-time: 100ms
                    virtual-switches: [ { upstream-port: 0, vppbs: 4 } ]
                    plugged-in:
                      - { port: 2, multi-logical-device: mld, logical-devices: 4, memory: 4GiB }
                      - { port: 5, head: mhd0/0 }
                  - multi-headed-device: mhd0
                    heads: 1
                    logical-devices: 2
                    memory: 2GiB
                    dynamic-capacity: [ { size: 1GiB, block-size: 2MiB } ]
                """);
    }

    @Test
    void bind_andUnbind_changeTheSwitch_andSucceedIfItIsSoAlready() {
        try (ServedFabric fabric = aSwitch()) {
            String[] bind = {"bind", fabric.target(), "--vcs=0", "--vppb=2", "--port=2", "--ld=1", "--wait=10s"};
            assertEquals(2, CliRun.of(bind).exitCode(), "needs --yes");
            String yes = "--yes";
            assertEquals(
                    "bound: VCS 0 vPPB 2 -> port 2 LD 1\n",
                    run(0, with(bind, yes)).out());
            assertEquals(
                    "bound already: VCS 0 vPPB 2 -> port 2 LD 1\n",
                    run(0, with(bind, yes)).out());
            CliRun other = run(1, "bind", fabric.target(), "--vcs=0", "--vppb=2", "--port=2", "--ld=3", yes);
            assertTrue(other.err().contains("VCS 0 vPPB 2 is bound to port 2 LD 1. Unbind it first."), other.err());
            JsonNode unbound = Envelope.only(run(0, "unbind", fabric.target(), "--vcs=0", "--vppb=2", yes, "-o=json")
                            .out())
                    .get("response");
            assertTrue(unbound.get("changed").asBoolean());
            assertEquals(2, unbound.get("vppbId").asInt());
            assertEquals(
                    "unbound already: VCS 0 vPPB 2 -> unbound\n",
                    run(0, "unbind", fabric.target(), "--vcs=0", "--vppb=2", yes, "--option=surprise")
                            .out());
        }
    }

    private static String[] with(String[] some, String more) {
        List<String> all = new ArrayList<>(List.of(some));
        all.add(more);
        return all.toArray(String[]::new);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "bind --vcs 0 --vppb 2 --port 2 --ld 1 | 00 02 02 00 01 00",
                "bind --vcs 0 --vppb 2 --port 2 | 00 02 02 00 ff ff",
                "unbind --vcs 1 --vppb 2 | 01 02 01",
                "unbind --vcs 1 --vppb 2 --option wait-for-link-down | 01 02 00",
                "bind --vcs 1 --vppb 2 --pid 0x123 | 00 01 02 00 23 01 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00",
                "unbind --vcs 1 --vppb 2 --pid | 01 01 02 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00",
                "sanitize --range 0x1000+4KiB --zero | 01 01 00 00 01 00 00 00 00 10 00 00 00 00 00 00 00 10 00 00 00 00 00 00",
            })
    void dryRun_showsTheBytes_andSendsNothing(String arguments, String bytes) {
        String all = arguments.replaceFirst(" ", " " + RACK + "mem0 ") + " --dry-run -o hex";
        assertEquals(bytes, run(ExitCode.OK, all.split(" ", -1)).out().strip());
    }

    /** Policy, region, length, tag, then one extent: start, length, tag, sequence. */
    @Test
    void capacity_canBeNamedByExtents_andTags() {
        String tag = "0da9c0b5bf414b788f7996b1623b3f17";
        String uuid = "0DA9C0B5-bf41-4b78-8f79-96b1623b3f17";
        String extent = "0000004000000000" + "0000200000000000" + tag + "0000" + "000000000000";
        assertEquals(
                "0100" + "02" + "00" + "00".repeat(8) + "00".repeat(16) + "01000000" + extent,
                bytes("dc", "add", "--host=1", "--extent=0x40000000+2MiB", "--tag", uuid));
        assertEquals(
                "0100" + "01" + "000000000000000000" + "00".repeat(16) + "01000000" + extent,
                bytes("dc", "release", "--host=1", "--extent=0x40000000+2MiB", "--tag", tag));
        assertEquals(
                "0100" + "03" + "02" + "00".repeat(8) + tag,
                bytes("dc", "share", "--host=1", "--region=2", "--tag", uuid));
        assertEquals(
                "0100" + "00" + "02" + "0000200000000000" + tag,
                bytes("dc", "add", "--host=1", "--region=2", "--size=2MiB", "--tag=0x" + tag));
    }

    private static String bytes(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of(RACK + "mem0", "--dry-run", "-o=hex"));
        return run(ExitCode.OK, all.toArray(String[]::new)).out().strip().replace(" ", "");
    }

    @Test
    void ranges_areErased_andScanned() {
        try (ServedFabric fabric = ServedFabric.of(
                work,
                "components: [ { memory-device: mem0, eid: 8, volatile: 1GiB, persistent: 0, partitionable: 0 } ]")) {
            fabric.device("mem0").injectPoison(4096, POISON_BYTES);
            fabric.device("mem0").injectPoison(1 << 20, POISON_BYTES);
            String mem0 = fabric.target();
            String found = run(ExitCode.OK, "poison", "scan", mem0, "--yes").out();
            assertEquals(2, found.lines().count(), found);
            assertTrue(found.matches("0x1000 +64 bytes, (?s).*"), found);
            JsonNode some = Envelope.only(
                            run(ExitCode.OK, "poison", "scan", mem0, "--range=1MiB+4KiB", "--yes", "-o=json")
                                    .out())
                    .get("response");
            assertTrue(some.get("complete").asBoolean());
            assertEquals(1, some.get("records").size());
            assertEquals(
                    "Media Operations Sanitize finished\n",
                    run(ExitCode.OK, "sanitize", mem0, "--range=0+4KiB", "--range=1MiB+64", "--yes")
                            .out());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "bind SWITCH --vcs 0 --vppb 2 | 2 | Missing required argument (specify one of these): (--pid=N | [--port=N [--ld=N]])",
                "bind SWITCH --vcs 0 --vppb 2 --port 1 --pid 2 | 2 | expected only one match",
                "bind SWITCH --vcs 0 --vppb 2 --pid 0x1000 | 2 | --pid 0x1000: expected from 0 to 4095",
                "bind SWITCH --vcs 0 --vppb 2 --pid 1 | 1 | Unsupported (0003h)",
                "sanitize MEM --range 0x1000 | 2 | --range 0x1000: expected START+LENGTH",
                "sanitize MEM --range 0+0 | 2 | --range 0+0: expected a range that is not empty",
                "sanitize MEM --zero | 2 | Missing required argument",
                "sanitize MEM --range 1+64 | 1 | is not aligned",
                "poison scan MEM --range 1+64 | 2 | multiples of 64",
                "dc list SWITCH --host 0 | 1 | Unsupported (0003h)",
                "dc share POOL --host 0 --region 8 | 2 | --region 8: expected from 0 to 7",
                "bind SWITCH --vcs 0 --vppb 256 --port 2 | 2 | --vppb 256: expected from 0 to 255",
                "unbind SWITCH --vcs 0 --vppb 2 --option gently | 2 | --option gently is none of wait-for-link-down",
                "bind MEM --vcs 0 --vppb 2 --port 2 | 1 | Unsupported (0003h)",
                "dc | 2 | write dc add or dc list or dc share or dc release",
                "poison lisst MEM | 2 | poison lisst is no command; did you mean poison list?",
                "dc add POOL --host 0 --region 0 | 2 | Missing required argument(s): --size=SIZE",
                "dc add POOL --host 0 --region 0 --size 1GB | 2 | write the unit as KiB, MiB, GiB or TiB: 1GiB",
                "dc add POOL --host 0 --region 0 --size -1 | 2 | --size -1: expected a size such as",
                "dc add POOL --host 0 --region 0 --size 2MiB --tag 0102 | 2 | --tag 0102: expected 16 bytes as 32 hexadecimal digits or as a UUID",
                "dc add POOL --host 0 --region 0 --size 2MiB --tag xyz | 2 | --tag xyz: expected 16 bytes",
                "dc add SWITCH --host 0 --region 0 --size 2MiB | 1 | Unsupported (0003h)",
                "dc release POOL | 2 | Missing required option: '--host=N'",
                "sanitize SWITCH | 1 | Unsupported (0003h)",
                "sanitize MEM --wait soon | 2 | --wait soon: expected a duration such as",
                "poison list MEM --address 0 | 2 | Missing required argument",
                "poison list MEM --address 1 --length 64 | 2 | multiples of 64 bytes",
                "poison list MEM --all --address 0 --length 64 | 2 | write either --all or --address and --length",
                "poison list SWITCH | 1 | Unsupported (0003h)",
            })
    void whatIsWrong_isSaid(String arguments, int exitCode, String expected) {
        String whole = arguments
                .replace("MEM", RACK + "mem0")
                .replace("SWITCH", RACK + "switch0")
                .replace("POOL", RACK + "switch0/port5/ldpool");
        CliRun run = run(exitCode, (whole + " --yes").split(" ", -1));
        assertTrue(run.err().contains(expected), run.err());
        assertEquals(1, run.err().lines().count(), run.err());
    }

    @Test
    void capacity_isAddedWhenTheHostAccepts_andReleasedWhenItGivesItBack() throws Exception {
        try (ServedFabric fabric = aSwitch()) {
            String pool = fabric.target() + "/port5/ldpool";
            CompletableFuture<CliRun> add = CompletableFuture.supplyAsync(() -> CliRun.of(
                    "dc", "add", pool, "--host=0", "--region=0", "--size=4MiB", "--wait=30s", "--yes", "-o=json"));
            acceptOffers(fabric, add);
            JsonNode added = Envelope.only(add.get(60, TimeUnit.SECONDS).out()).get("response");
            assertTrue(added.get("complete").asBoolean());
            assertEquals("4194304", added.get("bytes").asString());
            assertEquals(1, added.get("extents").size());
            String list = run(0, "dc", "list", pool, "--host=0").out();
            assertTrue(list.matches("0x[0-9a-f]+  4 MiB, tag 0{32}\n"), list);
            JsonNode extents = Envelope.only(
                            run(0, "dc", "list", pool, "--host=0", "-o=json").out())
                    .get("response")
                    .get("extents");
            assertEquals("4194304", extents.get(0).get("length").asString());
            assertEquals(
                    "no dynamic capacity\n",
                    run(0, "dc", "list", pool, "--host=1").out());
            CliRun released = run(0, "dc", "release", pool, "--host=0", "--size=2MiB", "--forced", "--yes");
            assertTrue(released.out().startsWith("host 0 released 1 extent, 2 MiB: "), released.out());
        }
    }

    private static void acceptOffers(ServedFabric fabric, CompletableFuture<CliRun> until) throws Exception {
        try (Endpoint host = Endpoint.over(fabric.component("switch0/port5/ld0").connect())) {
            while (!until.isDone()) {
                List<UpdatedExtent> offered = new ArrayList<>();
                EventDrain.of(host).drain(EventLog.DYNAMIC_CAPACITY, event -> {
                    DynamicCapacityEvent offer = event.dynamicCapacityEvent().orElseThrow();
                    offered.add(UpdatedExtent.builder()
                            .startingDevicePhysicalAddress(offer.extent().startingDevicePhysicalAddress())
                            .length(offer.extent().length())
                            .build());
                });
                if (!offered.isEmpty()) {
                    MemoryDevice.of(host).addDynamicCapacityResponse(request -> request.updatedExtents(offered));
                }
                TimeUnit.MILLISECONDS.sleep(20);
            }
        }
    }

    @Test
    void capacity_thatNobodyAccepts_staysOffered_whichIsSaid() {
        CliRun run = run(
                ExitCode.NO_ANSWER,
                "dc",
                "add",
                RACK + "switch0/port5/ldpool",
                "--host=0",
                "--region=0",
                "--size=2MiB",
                "--wait=1s",
                "--yes",
                "-o=json");
        JsonNode error = Envelope.only(run.out()).get("error");
        assertEquals("timeout", error.get("kind").asString());
        assertTrue(error.get("message").asString().contains("The offer of 2 MiB to host 0 stays open."), run.out());
    }

    @Test
    void sanitize_waitsForTheEnd() {
        try (ServedFabric fabric = ServedFabric.of(
                work,
                "components: [ { memory-device: mem0, eid: 8, volatile: 1GiB, persistent: 0, partitionable: 0 } ]")) {
            CliRun asked = run(ExitCode.USAGE, "sanitize", fabric.target());
            assertTrue(asked.err().contains("Sanitize (4400h) to " + fabric.target() + " DESTROYS DATA"), asked.err());
            assertEquals(
                    "Sanitize finished\n",
                    run(ExitCode.OK, "sanitize", fabric.target(), "--yes").out());
            JsonNode erased = Envelope.only(
                            run(ExitCode.OK, "sanitize", fabric.target(), "--secure-erase", "--yes", "-o=json")
                                    .out())
                    .get("response");
            assertEquals("Secure Erase", erased.get("operation").asString());
            assertEquals("FINISHED", erased.get("state").asString());
        }
    }

    @Test
    void sanitize_interrupted_saysInWhichStateTheDeviceIs() throws Exception {
        try (ServedFabric fabric = ServedFabric.of(
                work,
                "components: [ { memory-device: mem0, eid: 8, volatile: 64GiB, persistent: 0, partitionable: 0 } ]")) {
            CliRun run = CliRun.interrupted(2000, "sanitize", fabric.target(), "--yes", "-o=json");
            JsonNode error = Envelope.only(run.out()).get("error");
            assertTrue(error.get("cancelled").asBoolean(), run.out());
            assertEquals("sanitize", error.get("operation").asString());
            assertTrue(error.get("message").asString().contains("The component"), run.out());
        }
    }

    @Test
    void poisonList_isWhole() {
        try (ServedFabric fabric =
                ServedFabric.of(work, "components: [ { memory-device: mem0, eid: 8, poison-list-size: 1000 } ]")) {
            assertEquals(
                    "no poison\n",
                    run(ExitCode.OK, "poison", "list", fabric.target(), "--all").out());
            for (int i = 0; i < MANY; i++) {
                fabric.device("mem0").injectPoison(4096L * i, POISON_BYTES);
            }
            JsonNode whole = Envelope.only(run(ExitCode.OK, "poison", "list", fabric.target(), "-o=json")
                            .out())
                    .get("response");
            assertEquals(MANY, whole.get("records").size());
            String some = run(ExitCode.OK, "poison", "list", fabric.target(), "--address=4KiB", "--length=0x1000")
                    .out();
            assertEquals(1, some.lines().count(), some);
            assertTrue(some.startsWith("0x1000  64 bytes, "), some);
        }
    }
}
