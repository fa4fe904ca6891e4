package org.cxlmi.examples.guest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.cxlmi.runtime.Endpoint;
import org.cxlmi.runtime.error.CxlTimeoutException;
import org.cxlmi.runtime.error.TransportException;
import org.cxlmi.runtime.error.UnsupportedCommandException;
import org.cxlmi.runtime.transport.MessageType;
import org.cxlmi.sdk.Cxl;
import org.cxlmi.sdk.DBusDaemon;
import org.cxlmi.sdk.FakeMctpd;
import org.cxlmi.sdk.ScanOutcome;
import org.cxlmi.sdk.ScanOutcome.AlreadyOpen;
import org.cxlmi.sdk.ScanOutcome.Failed;
import org.cxlmi.sdk.ScanOutcome.NotCxl;
import org.cxlmi.sdk.ScanOutcome.Opened;
import org.cxlmi.sdk.fmapi.FabricManager;
import org.cxlmi.sdk.generic.Generic;
import org.cxlmi.sdk.memdev.MediaStatus;
import org.cxlmi.sdk.memdev.MemoryDevice;
import org.cxlmi.simulator.CciReply;
import org.cxlmi.simulator.CciResponder;
import org.cxlmi.simulator.component.SimulatedMemoryDevice;
import org.cxlmi.simulator.component.SimulatedSwitch;
import org.cxlmi.simulator.serve.MctpFabric;
import org.cxlmi.simulator.serve.MctpLoopback;
import org.cxlmi.simulator.serve.MctpResponder;
import org.freedesktop.dbus.exceptions.DBusException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * From an mctpd on a real D-Bus to components on a real kernel's MCTP; runs inside a guest, where {@link GuestIT} starts
 * it.
 */
@Timeout(300)
class MctpdJourney {

    private static final int NETWORK = MctpLoopback.NETWORK;
    private static final int ABSENT_NETWORK = 7;
    private static final int EID = 8;
    private static final int SERIAL_LINE_EID = 9;
    private static final int SILENT_EID = 20;
    private static final int NEIGHBOUR_EID = 21;
    private static final int UNREACHABLE_EID = 99;

    private static final int CONTROL = 0;
    private static final int PLDM = 1;
    private static final int FM_API = MessageType.FM_API.code();
    private static final int CCI = MessageType.CCI.code();

    private static final long SERIAL = 0x5;
    private static final long NEIGHBOUR_SERIAL = 0x6;
    private static final CciResponder SILENCE = (type, message) -> new CciReply(Duration.ZERO, new byte[0]);

    /** Where the system's bus is on a machine that has one. */
    private static final Path SYSTEM_BUS = Path.of("/run/dbus/system_bus_socket");

    private enum Flavour {
        CODE_CONSTRUCT {
            @Override
            FakeMctpd start(String bus) throws DBusException {
                return FakeMctpd.codeConstruct(bus);
            }
        },
        OPENBMC {
            @Override
            FakeMctpd start(String bus) throws DBusException {
                return FakeMctpd.openBmc(bus);
            }
        };

        abstract FakeMctpd start(String bus) throws DBusException;
    }

    @TempDir
    private Path directory;

    private final SimulatedMemoryDevice component =
            SimulatedMemoryDevice.builder().serialNumber(SERIAL).build();
    private final Cxl cxl = Cxl.create();
    private volatile CciResponder served = component.responder();
    private MctpResponder responder;
    private DBusDaemon daemon;
    private FakeMctpd mctpd;

    @BeforeAll
    static void addAddress() throws IOException {
        MctpLoopback.addAddress(EID);
    }

    @BeforeEach
    void serve() throws IOException {
        daemon = DBusDaemon.start(directory);
        Files.createDirectories(SYSTEM_BUS.getParent());
        Files.createSymbolicLink(SYSTEM_BUS, daemon.socket());
        responder = new MctpResponder(NETWORK, EID, (type, message) -> served.receive(type, message));
    }

    @AfterEach
    void stop() throws IOException {
        cxl.close();
        if (responder != null) {
            responder.close();
        }
        if (mctpd != null) {
            mctpd.close();
        }
        Files.deleteIfExists(SYSTEM_BUS);
        daemon.close();
    }

    private FakeMctpd start(Flavour flavour) throws DBusException {
        mctpd = flavour.start(daemon.address());
        return mctpd;
    }

    /** On an interface of their own, whose replies do not go through loopback's. */
    private static MctpFabric serveSilenceAndNeighbour() throws IOException {
        CciResponder neighbour = SimulatedMemoryDevice.builder()
                .serialNumber(NEIGHBOUR_SERIAL)
                .build()
                .responder();
        return MctpFabric.open(Map.of(SILENT_EID, SILENCE, NEIGHBOUR_EID, neighbour), Optional.of(SERIAL_LINE_EID));
    }

    private FakeMctpd startWithGoodAndBad(Flavour flavour) throws DBusException {
        return start(flavour)
                .add(NETWORK, EID, CONTROL, FM_API, CCI)
                .add(NETWORK, SERIAL_LINE_EID, CONTROL, PLDM)
                .add(NETWORK, SILENT_EID, CONTROL, CCI)
                .add(NETWORK, NEIGHBOUR_EID, CONTROL, CCI)
                .add(NETWORK, UNREACHABLE_EID, CONTROL, CCI)
                .add(ABSENT_NETWORK, EID, CONTROL, CCI);
    }

    private Endpoint onlyOneOpened() {
        List<ScanOutcome> outcomes = cxl.scanMctp();
        assertEquals(1, outcomes.size(), outcomes::toString);
        return assertInstanceOf(Opened.class, outcomes.get(0)).endpoint();
    }

    @ParameterizedTest
    @EnumSource
    void scanMctp_listedComponent_isOpenAndWorks(Flavour flavour) throws Exception {
        start(flavour).add(NETWORK, EID, CONTROL, FM_API, CCI);
        component.health().setMediaStatus(MediaStatus.WRITE_PERSISTENCY_LOST);

        Endpoint endpoint = onlyOneOpened();

        assertEquals("mctp 1:8", endpoint.name());
        assertEquals(SERIAL, Generic.of(endpoint).identify().serialNumber());
        assertSame(
                MediaStatus.WRITE_PERSISTENCY_LOST,
                MemoryDevice.of(endpoint).getHealthInfo().mediaStatus());
        assertEquals(List.of(new AlreadyOpen("mctp 1:8", endpoint)), cxl.scanMctp());
    }

    @ParameterizedTest
    @EnumSource
    void scanMctp_goodAndBadEndpoints_eachHasItsOutcome(Flavour flavour) throws Exception {
        startWithGoodAndBad(flavour);
        try (MctpFabric line = serveSilenceAndNeighbour()) {
            List<ScanOutcome> outcomes = cxl.scanMctp();

            assertEquals(
                    List.of("mctp 1:8", "mctp 1:9", "mctp 1:20", "mctp 1:21", "mctp 1:99", "mctp 7:8"),
                    outcomes.stream().map(ScanOutcome::device).toList());
            assertSerialNumber(SERIAL, outcomes.get(0));
            assertEquals(new NotCxl("mctp 1:9", new TreeSet<>(List.of(CONTROL, PLDM))), outcomes.get(1));
            assertFailed(CxlTimeoutException.class, "no response within", outcomes.get(2));
            assertSerialNumber(NEIGHBOUR_SERIAL, outcomes.get(3));
            assertFailed(TransportException.class, "EHOSTUNREACH", outcomes.get(4));
            assertFailed(TransportException.class, "EHOSTUNREACH", outcomes.get(5));
            assertEquals(2, cxl.endpoints().size(), line.interfaceName());
        }
    }

    private static void assertSerialNumber(long expected, ScanOutcome outcome) {
        Endpoint endpoint = assertInstanceOf(Opened.class, outcome).endpoint();
        assertEquals(expected, Generic.of(endpoint).identify().serialNumber());
    }

    private static void assertFailed(Class<?> reason, String text, ScanOutcome outcome) {
        Failed failed = assertInstanceOf(Failed.class, outcome);
        assertInstanceOf(reason, failed.reason());
        assertTrue(failed.reason().getMessage().contains(text), failed.reason().getMessage());
    }

    @ParameterizedTest
    @EnumSource
    void scanMctp_componentThatIsUnpluggedButStillListed_fails(Flavour flavour) throws Exception {
        start(flavour).add(NETWORK, EID, CONTROL, CCI);
        onlyOneOpened().close();
        responder.close();
        responder = null;

        List<ScanOutcome> outcomes = cxl.scanMctp();

        assertFailed(TransportException.class, "ENOENT", outcomes.get(0));
        assertEquals(List.of(), cxl.endpoints());
    }

    @ParameterizedTest
    @EnumSource
    void scanMctp_listedMessageTypes_areThoseThatWork(Flavour flavour) throws Exception {
        served = SimulatedSwitch.builder().serialNumber(SERIAL).build().responder();
        start(flavour).add(NETWORK, EID, CONTROL, FM_API);

        try (Endpoint manageable = onlyOneOpened()) {
            assertEquals(32, FabricManager.of(manageable).identifySwitchDevice().physicalPortCount());
        }

        mctpd.add(NETWORK, EID, CONTROL, CCI);
        try (Endpoint unmanageable = onlyOneOpened()) {
            assertEquals(SERIAL, Generic.of(unmanageable).identify().serialNumber());
            assertThrows(
                    UnsupportedCommandException.class,
                    () -> FabricManager.of(unmanageable).identifySwitchDevice());
        }
    }

    @ParameterizedTest
    @EnumSource
    void runScan_goodAndBadEndpoints_tellsEachOutcome(Flavour flavour) throws Exception {
        startWithGoodAndBad(flavour);
        Files.delete(SYSTEM_BUS);
        try (MctpFabric line = serveSilenceAndNeighbour()) {
            String table = runScan(line.interfaceName());

            assertRow(table, "mctp 1:8 +open +.*serial number 0000000000000005h");
            assertRow(table, "mctp 1:9 +no CXL +.*00h, 01h, and none of 07h, 08h");
            assertRow(table, "mctp 1:20 +failed +.*no response within.*");
            assertRow(table, "mctp 1:21 +open +.*serial number 0000000000000006h");
            assertRow(table, "mctp 1:99 +failed +.*EHOSTUNREACH.*");
            assertRow(table, "mctp 7:8 +failed +.*EHOSTUNREACH.*");
        }
    }

    private String runScan(String interfaceName) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(
                        Guest.checkout().resolve("examples/run").toString(), "scan")
                .redirectErrorStream(true);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("JDK_JAVA_OPTIONS", String.join(" ", Guest.jvmOptions()));
        builder.environment().put("DBUS_SYSTEM_BUS_ADDRESS", daemon.address());
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        System.out.println("Beside " + interfaceName + ":\n" + output);
        assertEquals(0, process.waitFor(), output);
        return output;
    }

    private static void assertRow(String table, String pattern) {
        assertTrue(
                Pattern.compile("^ *" + pattern + "$", Pattern.MULTILINE)
                        .matcher(table)
                        .find(),
                () -> pattern + " is not in\n" + table);
    }
}
