package org.cxlmi.sdk.internal.mctpd;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.cxlmi.runtime.error.TransportException;
import org.jspecify.annotations.Nullable;

/** Finds the endpoints that mctpd lists, whichever flavours of it there are on the bus. */
public final class Mctpd {

    /** Both flavours describe endpoints by this interface. */
    private static final String ENDPOINT = "xyz.openbmc_project.MCTP.Endpoint";

    private static final String EID = "EID";
    private static final String NETWORK = "NetworkId";
    private static final String MESSAGE_TYPES = "SupportedMessageTypes";
    private static final int LARGEST_MESSAGE_TYPE = 0x7F;

    private enum Flavour {
        CODE_CONSTRUCT("au.com.codeconstruct.MCTP1", "", "/au/com/codeconstruct/mctp1"),
        /** Some of its builds have one service for each kind of interface, named after it. */
        OPENBMC("xyz.openbmc_project.MCTP", "(?:[._-].+)?", "/xyz/openbmc_project/mctp");

        private final String service;
        private final Pattern services;
        private final String objectManager;

        Flavour(String service, String suffix, String objectManager) {
            this.service = service;
            this.services = Pattern.compile(Pattern.quote(service) + suffix);
            this.objectManager = objectManager;
        }

        static Optional<Flavour> of(String service) {
            return Arrays.stream(values())
                    .filter(flavour -> flavour.services.matcher(service).matches())
                    .findFirst();
        }
    }

    private record Address(int network, int eid) {

        private static final Comparator<Address> ORDER =
                Comparator.comparingInt(Address::network).thenComparingInt(Address::eid);
    }

    private final SortedMap<Address, SortedSet<Integer>> endpoints = new TreeMap<>(Address.ORDER);
    private final List<Listing> unusable = new ArrayList<>();

    private Mctpd() {}

    /**
     * Asks every mctpd on the bus. One that fails, or lists an endpoint that makes no sense, spoils nothing else.
     *
     * @return the endpoints by network and endpoint id, each once; then what is of no use
     * @throws TransportException the bus cannot be asked, or has no mctpd
     */
    public static List<Listing> list(MessageBus bus) {
        SortedMap<String, Flavour> services = new TreeMap<>();
        for (String service : bus.services()) {
            Flavour.of(service).ifPresent(flavour -> services.put(service, flavour));
        }
        if (services.isEmpty()) {
            throw new TransportException(
                    bus.name(),
                    "search for mctpd",
                    "There is no service " + Flavour.CODE_CONSTRUCT.service + " or " + Flavour.OPENBMC.service
                            + ": start mctpd, or open components by their network and endpoint id.",
                    null);
        }
        Mctpd mctpd = new Mctpd();
        services.forEach((service, flavour) -> mctpd.ask(bus, service, flavour));
        return mctpd.listings();
    }

    private void ask(MessageBus bus, String service, Flavour flavour) {
        try {
            bus.managedObjects(service, flavour.objectManager).forEach((path, interfaces) -> {
                Map<String, Object> properties = interfaces.get(ENDPOINT);
                if (properties != null) {
                    read(path, properties);
                }
            });
        } catch (TransportException e) {
            unusable.add(new Listing.Unusable(service, e));
        }
    }

    private void read(String path, Map<String, Object> properties) {
        try {
            Address address = new Address(
                    integer(path, NETWORK, properties.get(NETWORK), Integer.MAX_VALUE),
                    integer(path, EID, properties.get(EID), 0xFF));
            SortedSet<Integer> types = messageTypes(path, properties.get(MESSAGE_TYPES));
            endpoints.computeIfAbsent(address, unknown -> new TreeSet<>()).addAll(types);
        } catch (TransportException e) {
            unusable.add(new Listing.Unusable(path, e));
        }
    }

    private static SortedSet<Integer> messageTypes(String path, @Nullable Object value) {
        if (!(value instanceof List<?> list)) {
            throw misread(path, MESSAGE_TYPES, value, "a list of numbers");
        }
        SortedSet<Integer> types = new TreeSet<>();
        for (Object type : list) {
            types.add(integer(path, MESSAGE_TYPES, type, LARGEST_MESSAGE_TYPE));
        }
        return types;
    }

    /** Of whichever width and sign: that differs between the versions of mctpd. */
    private static int integer(String path, String property, @Nullable Object value, int maximum) {
        if (value instanceof Long number && number >= 0 && number <= maximum) {
            return number.intValue();
        }
        throw misread(path, property, value, "a number up to " + maximum);
    }

    private static TransportException misread(String path, String property, @Nullable Object value, String expected) {
        String found = value == null
                ? "is missing"
                : "is "
                        + (value instanceof Number
                                ? value
                                : "of type " + value.getClass().getSimpleName()) + ", not " + expected;
        return new TransportException(path, "reading its properties", property + " " + found + ".", null);
    }

    private List<Listing> listings() {
        List<Listing> listings = new ArrayList<>();
        endpoints.forEach((address, types) -> listings.add(new Listing.Endpoint(address.network, address.eid, types)));
        listings.addAll(unusable);
        return listings;
    }
}
