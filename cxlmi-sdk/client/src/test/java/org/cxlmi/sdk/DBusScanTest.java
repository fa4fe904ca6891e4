package org.cxlmi.sdk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.cxlmi.runtime.Endpoint;
import org.cxlmi.runtime.error.CxlTimeoutException;
import org.cxlmi.runtime.error.TransportException;
import org.cxlmi.runtime.linux.Mctp;
import org.cxlmi.runtime.linux.Transports;
import org.cxlmi.runtime.transport.Transport;
import org.cxlmi.sdk.ScanOutcome.AlreadyOpen;
import org.cxlmi.sdk.ScanOutcome.Failed;
import org.cxlmi.sdk.ScanOutcome.NotCxl;
import org.cxlmi.sdk.ScanOutcome.Opened;
import org.cxlmi.sdk.generic.Identify;
import org.cxlmi.sdk.internal.dbus.DBusJava;
import org.cxlmi.testkit.ScriptedTransport;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.UInt64;
import org.freedesktop.dbus.types.Variant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Against a real D-Bus daemon, with fake services on it; the components behind the endpoints are scripted. */
@Timeout(30)
class DBusScanTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final Duration SHORT = Duration.ofMillis(400);
    private static final int CONTROL = 0;
    private static final int PLDM = 1;
    private static final int FM_API = 7;
    private static final int CCI = 8;

    @TempDir
    Path directory;

    private final Cxl cxl = Cxl.builder().probe(true).build();
    private final List<FakeMctpd> services = new ArrayList<>();
    private final Map<Integer, ScriptedTransport> opened = new ConcurrentSkipListMap<>();
    private final Map<Integer, Mctp.Options> optionsSeen = new ConcurrentSkipListMap<>();
    private DBusDaemon daemon;

    @BeforeEach
    void start() throws IOException {
        daemon = DBusDaemon.start(directory);
    }

    @AfterEach
    void stop() {
        cxl.close();
        services.forEach(FakeMctpd::close);
        if (daemon != null) {
            daemon.close();
        }
    }

    private FakeMctpd codeConstruct() throws Exception {
        return running(FakeMctpd.codeConstruct(daemon.address()));
    }

    private FakeMctpd openBmc() throws Exception {
        return running(FakeMctpd.openBmc(daemon.address()));
    }

    private FakeMctpd running(FakeMctpd service) {
        services.add(service);
        return service;
    }

    private Transport openScripted(int network, int eid, Mctp.Options options) {
        ScriptedTransport transport = new ScriptedTransport(Mctp.nameOf(network, eid));
        opened.put(eid, transport);
        optionsSeen.put(eid, options);
        return transport;
    }

    private List<ScanOutcome> scan() {
        return scan(TIMEOUT, this::openScripted);
    }

    private List<ScanOutcome> scan(Duration timeout, Scanner.MctpOpener opener) {
        return cxl.scanMctp(new DBusJava(daemon.address(), timeout), Mctp.Options.DEFAULT, opener);
    }

    private static Map<String, ScanOutcome> byDevice(List<ScanOutcome> outcomes) {
        return outcomes.stream().collect(Collectors.toMap(ScanOutcome::device, Function.identity()));
    }

    @Test
    void codeConstructMctpd_endpointsOfCxl_areOpened() throws Exception {
        codeConstruct().add(1, 8, CONTROL, PLDM).add(1, 9, CONTROL, FM_API, CCI).add(2, 10, CONTROL, CCI);

        List<ScanOutcome> outcomes = scan();

        assertEquals(new NotCxl("mctp 1:8", new TreeSet<>(List.of(CONTROL, PLDM))), outcomes.get(0));
        assertEquals(
                "mctp 1:9",
                assertInstanceOf(Opened.class, outcomes.get(1)).endpoint().name());
        assertEquals(
                "mctp 2:10",
                assertInstanceOf(Opened.class, outcomes.get(2)).endpoint().name());
        assertEquals(3, outcomes.size());
        assertEquals(2, cxl.endpoints().size());
    }

    @Test
    void openBmcMctpd_endpointsOfCxl_areOpened() throws Exception {
        openBmc()
                .add(1, 9, CONTROL, CCI)
                .add(1, 10, new Variant<>(1), new Variant<>((byte) 10), FakeMctpd.typesOf(CCI))
                .add(1, 11, new Variant<>(new UInt64(1)), new Variant<>(new UInt64(11)), FakeMctpd.typesOf(CCI));

        List<ScanOutcome> outcomes = scan();

        assertEquals(
                List.of("mctp 1:9", "mctp 1:10", "mctp 1:11"),
                outcomes.stream().map(ScanOutcome::device).toList());
        outcomes.forEach(outcome -> assertInstanceOf(Opened.class, outcome));
    }

    @Test
    void bothFlavoursAtOnce_endpointsThatBothList_areOpenedOnce() throws Exception {
        codeConstruct().add(1, 9, CCI);
        openBmc().add(1, 9, CCI).add(1, 10, CCI);

        assertEquals(
                List.of("mctp 1:9", "mctp 1:10"),
                scan().stream().map(ScanOutcome::device).toList());
    }

    @Test
    void messageTypes_decideAboutFmApiAndProbe() throws Exception {
        codeConstruct().add(1, 8, CCI).add(1, 9, FM_API, CCI).add(1, 10, FM_API);

        scan();

        assertEquals(
                List.of(false, true, true),
                optionsSeen.values().stream().map(Mctp.Options::fmApi).toList());
        assertEquals(
                List.of(1, 1, 0),
                opened.values().stream()
                        .map(transport -> transport.exchanges().size())
                        .toList());
    }

    @Test
    void endpointThatIsOpenAlready_isNotOpenedAgain() throws Exception {
        codeConstruct().add(1, 9, CCI);
        Endpoint before = cxl.open(new ScriptedTransport("mctp 1:9"));

        AlreadyOpen outcome = assertInstanceOf(AlreadyOpen.class, scan().get(0));

        assertSame(before, outcome.endpoint());
        assertEquals(Map.of(), opened);
    }

    @Test
    void endpointsThatVanish_fail_andSpoilNothingElse() throws Exception {
        FakeMctpd mctpd =
                codeConstruct().add(1, 8, CCI).add(1, 9, CCI).add(1, 10, CCI).add(1, 11, CCI);

        List<ScanOutcome> outcomes = scan(TIMEOUT, (network, eid, options) -> {
            synchronized (mctpd) {
                mctpd.remove(network, eid);
            }
            String name = Mctp.nameOf(network, eid);
            TransportException unreachable = new TransportException(name, "send", 113, "EHOSTUNREACH", "It is gone.");
            return switch (eid) {
                case 8 -> throw unreachable;
                case 9 -> new ScriptedTransport(name).on(Identify.OPCODE).raise(unreachable);
                case 10 -> new ScriptedTransport(name).on(Identify.OPCODE).timeOut();
                default -> openScripted(network, eid, options);
            };
        });

        assertInstanceOf(TransportException.class, ((Failed) outcomes.get(0)).reason());
        assertInstanceOf(TransportException.class, ((Failed) outcomes.get(1)).reason());
        assertInstanceOf(CxlTimeoutException.class, ((Failed) outcomes.get(2)).reason());
        assertInstanceOf(Opened.class, outcomes.get(3));
        assertEquals(1, cxl.endpoints().size());
    }

    @Test
    void wrongPropertyTypes_fail_andSpoilNothingElse() throws Exception {
        FakeMctpd mctpd = codeConstruct();
        Variant<?> network = new Variant<>(new UInt32(1));
        Variant<?> eid = new Variant<>((byte) 9);
        mctpd.add(1, 9, CCI)
                .add(1, 20, new Variant<>("one"), eid, FakeMctpd.typesOf(CCI))
                .add(1, 21, network, new Variant<>(9.0), FakeMctpd.typesOf(CCI))
                .add(1, 22, network, eid, new Variant<>((byte) CCI))
                .add(1, 23, network, eid, new Variant<>(List.of("8"), "as"))
                .add(1, 24, new Variant<>(-1), eid, FakeMctpd.typesOf(CCI))
                .add(1, 25, new Variant<>(Map.of("a", "b"), "a{ss}"), eid, FakeMctpd.typesOf(CCI));

        Map<String, ScanOutcome> outcomes = byDevice(scan());

        assertInstanceOf(Opened.class, outcomes.get("mctp 1:9"));
        for (int wrong = 20; wrong <= 25; wrong++) {
            Failed failed = assertInstanceOf(Failed.class, outcomes.get(mctpd.pathOf(1, wrong)));
            assertTrue(failed.reason().getMessage().contains("reading its properties"));
        }
        assertEquals(7, outcomes.size());
    }

    @Test
    void endpointIdThatCannotBe_fails() throws Exception {
        codeConstruct().add(1, 0xFF, CCI).add(1, 9, CCI);

        List<ScanOutcome> outcomes = scan(
                TIMEOUT,
                (network, eid, options) ->
                        eid == 0xFF ? Mctp.open(network, eid, options) : openScripted(network, eid, options));

        assertInstanceOf(Opened.class, outcomes.get(0));
        Failed failed = assertInstanceOf(Failed.class, outcomes.get(1));
        assertEquals("mctp 1:255", failed.device());
        assertTrue(failed.reason().getMessage().contains("255 is not between"));
    }

    @Test
    void hundredsOfEndpoints_areAllTried() throws Exception {
        FakeMctpd mctpd = codeConstruct();
        for (int network = 1; network <= 3; network++) {
            for (int eid = 8; eid <= 254; eid++) {
                mctpd.add(network, eid, CONTROL, eid % 2 == 0 ? CCI : PLDM);
            }
        }

        List<ScanOutcome> outcomes = scan();

        assertEquals(3 * 247, outcomes.size());
        assertEquals(3 * 124, cxl.endpoints().size());
        assertEquals("mctp 1:8", outcomes.get(0).device());
        assertEquals("mctp 3:254", outcomes.get(outcomes.size() - 1).device());
        assertEquals(
                outcomes.stream()
                        .filter(Opened.class::isInstance)
                        .map(ScanOutcome::device)
                        .toList(),
                cxl.endpoints().stream().map(Endpoint::name).toList());
    }

    @Test
    void kernelThatCannotReachThem_everyEndpointFails() throws Exception {
        codeConstruct().add(9999, 9, CCI).add(9999, 10, CCI).add(9999, 11, CONTROL);

        List<ScanOutcome> outcomes = cxl.scanMctp(MctpScan.onBus(daemon.address()));

        assertInstanceOf(Failed.class, outcomes.get(0));
        assertInstanceOf(Failed.class, outcomes.get(1));
        assertInstanceOf(NotCxl.class, outcomes.get(2));
        assertEquals(List.of(), cxl.endpoints());
    }

    @Test
    void libcxlmisTransports_areWhatEndpointsAreOpenedThrough() throws Exception {
        codeConstruct().add(1, 9, CCI);
        System.setProperty("cxlmi.library", "/nowhere/libcxlmi.so");
        try (Cxl throughLibrary =
                Cxl.builder().transports(Transports.named("libcxlmi")).build()) {
            Failed failed = assertInstanceOf(
                    Failed.class,
                    throughLibrary.scanMctp(MctpScan.onBus(daemon.address())).get(0));
            assertTrue(
                    failed.reason().getMessage().contains("/nowhere/libcxlmi.so"),
                    failed.reason().getMessage());
        } finally {
            System.clearProperty("cxlmi.library");
        }
    }

    @Test
    void noService_isAnErrorThatNamesBoth() {
        TransportException e = assertThrows(TransportException.class, this::scan);

        assertTrue(e.getMessage().contains(FakeMctpd.CODE_CONSTRUCT), e.getMessage());
        assertTrue(e.getMessage().contains(FakeMctpd.OPENBMC), e.getMessage());
    }

    @Test
    void serviceThatIsSilent_fails_andSpoilsNotTheOther() throws Exception {
        codeConstruct().fallSilent();
        openBmc().add(1, 9, CCI);

        List<ScanOutcome> outcomes =
                assertTimeout(Duration.ofSeconds(20), () -> scan(Duration.ofSeconds(2), this::openScripted));

        assertInstanceOf(Opened.class, outcomes.get(0));
        Failed failed = assertInstanceOf(Failed.class, outcomes.get(1));
        assertEquals(FakeMctpd.CODE_CONSTRUCT, failed.device());
        assertTrue(
                failed.reason().getMessage().contains("2000 ms"),
                failed.reason().getMessage());
    }

    @Test
    void serviceThatRefuses_fails_andSpoilsNotTheOther() throws Exception {
        running(FakeMctpd.openBmc(daemon.address(), DBusDaemon.FORBIDDEN)).add(1, 8, CCI);
        codeConstruct().add(1, 9, CCI);

        Map<String, ScanOutcome> outcomes = byDevice(scan());

        assertInstanceOf(Opened.class, outcomes.get("mctp 1:9"));
        Failed failed = assertInstanceOf(Failed.class, outcomes.get(DBusDaemon.FORBIDDEN));
        assertTrue(
                failed.reason().getMessage().contains("run as root"),
                failed.reason().getMessage());
        assertEquals(2, outcomes.size());
    }

    @Test
    void serviceThatTheBusCannotStart_fails() throws Exception {
        daemon.offer(FakeMctpd.CODE_CONSTRUCT, "/bin/false");

        Failed failed = assertInstanceOf(Failed.class, scan().get(0));

        assertEquals(FakeMctpd.CODE_CONSTRUCT, failed.device());
        assertTrue(
                failed.reason().getMessage().contains("org.freedesktop.DBus.Error.Spawn"),
                failed.reason().getMessage());
    }

    @Test
    void noBus_isAnErrorThatNamesIt() {
        Path nowhere = directory.resolve("nowhere");

        TransportException e =
                assertThrows(TransportException.class, () -> cxl.scanMctp(MctpScan.onBus("unix:path=" + nowhere)));

        assertTrue(e.getMessage().contains(nowhere.toString()), e.getMessage());
    }

    @Test
    void addressThatIsNone_isAnError() {
        for (String address : List.of("", "nonsense", "unix:", "unix:nonsense", "unix:abstract=x", "pigeon:loft=1")) {
            assertThrows(TransportException.class, () -> cxl.scanMctp(MctpScan.onBus(address)), address);
        }
    }

    @Test
    void listOfAddresses_isTriedInOrder() throws Exception {
        codeConstruct().add(1, 8, CONTROL);
        String addresses = "unix:path=" + directory.resolve("nowhere") + ";" + daemon.address();

        assertEquals(1, cxl.scanMctp(MctpScan.onBus(addresses)).size());
    }

    @Test
    void busThatNeverAnswers_isLeftInTime() throws IOException {
        Path socket = directory.resolve("dead");
        try (ServerSocketChannel dead = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            dead.bind(UnixDomainSocketAddress.of(socket));
            MctpScan scan = MctpScan.onBus("unix:path=" + socket).withTimeout(SHORT);

            TransportException e = assertTimeout(
                    Duration.ofSeconds(10), () -> assertThrows(TransportException.class, () -> cxl.scanMctp(scan)));

            assertTrue(e.getMessage().contains("400 ms"), e.getMessage());
            assertNoThreadIsLeft();
        }
    }

    private static void assertNoThreadIsLeft() {
        long patience = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (Thread.getAllStackTraces().keySet().stream()
                .anyMatch(thread -> thread.getName().equals("cxlmi D-Bus"))) {
            assertTrue(System.nanoTime() < patience, "a thread still waits for the bus");
            Thread.onSpinWait();
        }
    }

    @Test
    void busThatDies_isAnError() throws Exception {
        codeConstruct().add(1, 8, CCI);
        daemon.close();

        assertThrows(TransportException.class, this::scan);
    }

    @Test
    void interruptedThread_getsAnErrorAndStaysInterrupted() throws Exception {
        codeConstruct().add(1, 8, CCI);
        Thread.currentThread().interrupt();
        try {
            assertThrows(TransportException.class, this::scan);
            assertTrue(Thread.currentThread().isInterrupted());
        } finally {
            Thread.interrupted();
        }
    }
}
