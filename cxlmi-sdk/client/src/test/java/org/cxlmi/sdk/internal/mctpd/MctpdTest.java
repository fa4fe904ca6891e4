package org.cxlmi.sdk.internal.mctpd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.cxlmi.runtime.error.TransportException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MctpdTest {

    private static final String CODE_CONSTRUCT = "au.com.codeconstruct.MCTP1";
    private static final String OPENBMC = "xyz.openbmc_project.MCTP";
    private static final String ENDPOINT = "xyz.openbmc_project.MCTP.Endpoint";

    /** A bus whose services have the objects that tests give them. */
    private static final class FakeBus implements MessageBus {

        private final Map<String, Map<String, Map<String, Map<String, Object>>>> services = new TreeMap<>();
        private final List<String> asked = new ArrayList<>();

        FakeBus with(String service, String object, Map<String, Object> endpoint) {
            services.computeIfAbsent(service, unknown -> new HashMap<>()).put(object, Map.of(ENDPOINT, endpoint));
            return this;
        }

        FakeBus with(String service) {
            services.put(service, new HashMap<>());
            return this;
        }

        @Override
        public String name() {
            return "fake";
        }

        @Override
        public Set<String> services() {
            return services.keySet();
        }

        @Override
        public Map<String, Map<String, Map<String, Object>>> managedObjects(String service, String path) {
            asked.add(service + " " + path);
            if (services.get(service).isEmpty()) {
                throw new TransportException(service, "test", "It fails.", null);
            }
            return services.get(service);
        }
    }

    private static Map<String, Object> endpoint(long network, long eid, Long... types) {
        return Map.of("NetworkId", network, "EID", eid, "SupportedMessageTypes", List.of(types));
    }

    private static Listing.Endpoint listed(int network, int eid, Integer... types) {
        return new Listing.Endpoint(network, eid, new TreeSet<>(List.of(types)));
    }

    @Test
    void list_noMctpdOnTheBus_namesBoth() {
        FakeBus bus = new FakeBus().with("org.freedesktop.DBus").with("xyz.openbmc_project.MCTPReactor");

        TransportException e = assertThrows(TransportException.class, () -> Mctpd.list(bus));

        assertTrue(e.getMessage().contains(CODE_CONSTRUCT), e.getMessage());
        assertTrue(e.getMessage().contains(OPENBMC + ":"), e.getMessage());
        assertEquals(List.of(), bus.asked);
    }

    @ParameterizedTest
    @CsvSource({
        "au.com.codeconstruct.MCTP1, /au/com/codeconstruct/mctp1",
        "xyz.openbmc_project.MCTP, /xyz/openbmc_project/mctp",
        "xyz.openbmc_project.MCTP.Control.PCIe, /xyz/openbmc_project/mctp",
        "xyz.openbmc_project.MCTP-smbus, /xyz/openbmc_project/mctp",
        "xyz.openbmc_project.MCTP_SMBus, /xyz/openbmc_project/mctp"
    })
    void list_eachFlavour_isAskedWhereItsObjectsAre(String service, String path) {
        FakeBus bus = new FakeBus().with(service, path + "/x", endpoint(1, 8, 0L, 7L, 8L));

        assertEquals(List.of(listed(1, 8, 0, 7, 8)), Mctpd.list(bus));
        assertEquals(List.of(service + " " + path), bus.asked);
    }

    @Test
    void list_bothFlavours_giveEachEndpointOnceAndInOrder() {
        FakeBus bus = new FakeBus()
                .with(CODE_CONSTRUCT, "/a", endpoint(1, 10, 8L))
                .with(CODE_CONSTRUCT, "/b", endpoint(2, 8, 8L))
                .with(OPENBMC, "/c", endpoint(1, 9, 0L))
                .with(OPENBMC, "/d", endpoint(1, 10, 7L));

        assertEquals(List.of(listed(1, 9, 0), listed(1, 10, 7, 8), listed(2, 8, 8)), Mctpd.list(bus));
    }

    @Test
    void list_oneServiceThatFails_spoilsNotTheOther() {
        List<Listing> listings = Mctpd.list(new FakeBus().with(CODE_CONSTRUCT).with(OPENBMC, "/c", endpoint(1, 9, 8L)));

        assertEquals(listed(1, 9, 8), listings.get(0));
        assertEquals(
                CODE_CONSTRUCT,
                assertInstanceOf(Listing.Unusable.class, listings.get(1)).name());
    }

    @Test
    void list_objectsThatAreNoEndpoints_areLeftOut() {
        FakeBus bus = new FakeBus().with(CODE_CONSTRUCT, "/a", endpoint(1, 8, 8L));
        bus.services.get(CODE_CONSTRUCT).put("/b", Map.of("au.com.codeconstruct.MCTP.Network1", Map.of()));

        assertEquals(List.of(listed(1, 8, 8)), Mctpd.list(bus));
    }

    static Stream<Arguments> wrongProperties() {
        return Stream.of(
                Arguments.of("EID", "8", "of type String"),
                Arguments.of("EID", -1L, "is -1"),
                Arguments.of("EID", 256L, "is 256"),
                Arguments.of("EID", 8.0, "is 8.0"),
                Arguments.of("NetworkId", 1L << 31, "is 2147483648"),
                Arguments.of("NetworkId", BigInteger.ONE.shiftLeft(63), "is 9223372036854775808"),
                Arguments.of("NetworkId", List.of(1L), "not a number"),
                Arguments.of("SupportedMessageTypes", 8L, "not a list"),
                Arguments.of("SupportedMessageTypes", List.of("8"), "of type String"),
                Arguments.of("SupportedMessageTypes", List.of(128L), "is 128"));
    }

    @ParameterizedTest
    @MethodSource("wrongProperties")
    void list_wrongProperty_isReportedByNameAndSpoilsNothingElse(String property, Object value, String said) {
        Map<String, Object> wrong = new HashMap<>(endpoint(1, 8, 8L));
        wrong.put(property, value);

        assertUnusable(wrong, property + " ", said);
    }

    @ParameterizedTest
    @ValueSource(strings = {"EID", "NetworkId", "SupportedMessageTypes"})
    void list_missingProperty_isReportedByName(String property) {
        Map<String, Object> lacking = new HashMap<>(endpoint(1, 8, 8L));
        lacking.remove(property);

        assertUnusable(lacking, property + " ", "is missing");
    }

    private static void assertUnusable(Map<String, Object> properties, String... said) {
        List<Listing> listings = Mctpd.list(
                new FakeBus().with(OPENBMC, "/wrong", properties).with(OPENBMC, "/right", endpoint(1, 9, 8L)));

        assertEquals(listed(1, 9, 8), listings.get(0));
        Listing.Unusable unusable = assertInstanceOf(Listing.Unusable.class, listings.get(1));
        assertEquals("/wrong", unusable.name());
        for (String text : said) {
            assertTrue(
                    unusable.reason().getMessage().contains(text),
                    unusable.reason().getMessage());
        }
        assertEquals(2, listings.size());
    }
}
