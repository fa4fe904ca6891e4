package org.cxlmi.simulator.fabric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.cxlmi.runtime.wire.Struct;
import org.cxlmi.sdk.fmapi.LdAllocation;
import org.cxlmi.sdk.fmapi.VppbBindingStatus;
import org.cxlmi.sdk.fmapi.VppbInformation;
import org.cxlmi.sdk.memdev.DynamicCapacityExtent;
import org.cxlmi.sdk.memdev.DynamicCapacityRegion;
import org.cxlmi.simulator.dcd.AddressRange;
import org.cxlmi.simulator.dcd.DynamicCapacity;

/** What is true of the saved state of every fabric, whatever commands its components were sent. */
final class StateInvariants {

    private static final long STEP = 256L << 20;

    /** The steps of memory that each multi-logical device has, by its place in the state. */
    private final Map<String, Long> memory = new HashMap<>();

    /** @param first the state before the first command, when all memory is given to logical devices */
    StateInvariants(Map<?, ?> first) {
        walk("", first, (path, device) -> memory.put(path, steps(device)));
    }

    void check(Map<?, ?> state) {
        walk("", state, (path, device) -> {
            assertTrue(steps(device) <= memory.get(path), "shares of " + path);
            checkSharing(hosts(device), kept(device));
        });
    }

    /** The extents that hosts have or were offered. */
    static List<DynamicCapacityExtent> allExtents(Object state) {
        if (state instanceof Map<?, ?> map) {
            return map.containsKey("parts")
                    ? extents(map)
                    : map.values().stream()
                            .flatMap(value -> allExtents(value).stream())
                            .toList();
        }
        return state instanceof List<?> list
                ? list.stream().flatMap(value -> allExtents(value).stream()).toList()
                : List.of();
    }

    private interface MultiLogical {
        void found(String path, Map<?, ?> device);
    }

    private static void walk(String path, Object state, MultiLogical multiLogical) {
        if (state instanceof Map<?, ?> map) {
            if (map.containsKey("logicalDevices")) {
                multiLogical.found(path, map);
            }
            if (map.containsKey("parts")) {
                checkDevice(map);
            }
            if (map.containsKey("virtualSwitches")) {
                checkSwitch(map);
            }
            map.forEach((key, value) -> walk(path + "/" + key, value, multiLogical));
        } else if (state instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                walk(path + "/" + i, list.get(i), multiLogical);
            }
        }
    }

    private static Object at(Object state, String... keys) {
        Object found = state;
        for (String key : keys) {
            found = ((Map<?, ?>) found).get(key);
        }
        return found;
    }

    private static long number(Object state, String... keys) {
        return ((Number) at(state, keys)).longValue();
    }

    private static List<?> list(Object state, String... keys) {
        return (List<?>) at(state, keys);
    }

    private static <S extends Struct> List<S> structs(Function<byte[], S> reader, Object state, String... keys) {
        return list(state, keys).stream()
                .map(hex -> reader.apply(HexFormat.of().parseHex((String) hex)))
                .toList();
    }

    private static void checkDevice(Map<?, ?> device) {
        long fixed = number(device, "shape", "volatileCapacity") + number(device, "shape", "persistentCapacity");
        long partitionable = number(device, "shape", "partitionableCapacity");
        long partitioned = number(device, "parts", "partitions", "volatile") * STEP;
        assertTrue(partitioned >= 0 && partitioned <= partitionable, "partitions");
        checkPoison(at(device, "parts", "poison"), fixed + partitionable, number(device, "shape", "poisonListSize"));
        checkRegions(
                structs(DynamicCapacityRegion::wrap, device, "parts", "dynamicCapacity", "capacity", "regions"),
                extents(device));
        ((Map<?, ?>) at(device, "parts", "events"))
                .forEach((name, log) -> assertTrue(
                        list(log, "records").size() <= number(device, "shape", "eventLogSize"), "records of " + name));
        if (at(device, "parts", "tags", "kept") != null) {
            checkSharing(List.of(device), kept(device));
        }
    }

    /** Ranges do not overlap, and what the list has no room for is known to be missing. */
    private static void checkPoison(Object poison, long deviceBytes, long listSize) {
        long end = 0;
        long listed = 0;
        for (Object range : list(poison, "ranges")) {
            long start = number(range, "address");
            long length = number(range, "length");
            assertTrue(start >= end && length > 0 && (start | length) % 64 == 0, "poison at " + start);
            end = start + length;
            listed += at(range, "listed").equals(true) ? 1 : 0;
        }
        assertTrue(end <= deviceBytes, "poison within the device");
        assertTrue(listed <= listSize, "poison list");
        assertTrue(
                listed == list(poison, "ranges").size()
                        || at(poison, "overflow").equals(true),
                "overflow");
    }

    /** What is accepted or offered. */
    private static List<DynamicCapacityExtent> extents(Object device) {
        Object capacity = at(device, "parts", "dynamicCapacity", "capacity");
        Stream<DynamicCapacityExtent> offered = list(capacity, "offers").stream()
                .flatMap(offer -> structs(DynamicCapacityExtent::wrap, offer, "extents").stream());
        return Stream.concat(structs(DynamicCapacityExtent::wrap, capacity, "accepted").stream(), offered)
                .toList();
    }

    /** Of each region, what is used and what is free is all that there is. */
    private static void checkRegions(List<DynamicCapacityRegion> regions, List<DynamicCapacityExtent> extents) {
        int within = 0;
        for (DynamicCapacityRegion region : regions) {
            List<AddressRange> used = extents.stream()
                    .map(AddressRange::of)
                    .filter(span -> AddressRange.of(region).contains(span))
                    .sorted(Comparator.comparingLong(AddressRange::start))
                    .toList();
            within += used.size();
            long block = region.regionBlockSize();
            long from = region.regionBase();
            long free = 0;
            for (AddressRange span : used) {
                assertTrue(span.start() >= from, "extents do not overlap");
                assertTrue((span.start() - region.regionBase()) % block == 0 && span.length() % block == 0, "blocks");
                free += span.start() - from;
                from = span.end();
            }
            free += region.regionBase() + region.regionLength() - from;
            assertEquals(
                    region.regionLength(),
                    free + used.stream().mapToLong(AddressRange::length).sum(),
                    "used and free capacity");
        }
        assertEquals(extents.size(), within, "extents within regions");
        assertTrue(extents.size() <= DynamicCapacity.SUPPORTED_EXTENTS, "number of extents");
    }

    private static long steps(Object device) {
        return list(device, "logicalDevices", "all").stream()
                .map(each -> LdAllocation.wrap(HexFormat.of().parseHex((String) at(each, "allocation"))))
                .mapToLong(share -> share.range1AllocationMultiplier() + share.range2AllocationMultiplier())
                .sum();
    }

    private static List<?> hosts(Object device) {
        return list(device, "logicalDevices", "all").stream()
                .map(each -> at(each, "device"))
                .filter(each -> each != null)
                .toList();
    }

    private static List<DynamicCapacityExtent> kept(Map<?, ?> device) {
        Object tags = device.containsKey("parts") ? at(device, "parts", "tags") : device.get("tags");
        return tags == null ? List.of() : structs(DynamicCapacityExtent::wrap, tags, "kept");
    }

    /** Shared allocations are had whole, by each that has them, and no two of them overlap. */
    private static void checkSharing(List<?> hosts, List<DynamicCapacityExtent> kept) {
        Map<String, Set<DynamicCapacityExtent>> allocations = new HashMap<>();
        List<List<DynamicCapacityExtent>> holders = new ArrayList<>(List.of(kept));
        hosts.forEach(host -> holders.add(shared(host)));
        for (List<DynamicCapacityExtent> holder : holders) {
            Map<String, Set<DynamicCapacityExtent>> own = new HashMap<>();
            holder.forEach(extent -> own.computeIfAbsent(HexFormat.of().formatHex(extent.tag()), tag -> new HashSet<>())
                    .add(extent));
            own.forEach((tag, extents) -> {
                assertFalse(tag.matches("0*"), "shared capacity without a tag");
                Set<DynamicCapacityExtent> same = allocations.putIfAbsent(tag, extents);
                assertTrue(same == null || same.equals(extents), "shared allocation " + tag + " as a whole");
            });
        }
        List<AddressRange> all = new ArrayList<>();
        allocations.forEach((tag, extents) -> {
            assertEquals(
                    IntStream.range(0, extents.size()).boxed().toList(),
                    extents.stream()
                            .map(DynamicCapacityExtent::sharedExtentSequence)
                            .sorted()
                            .toList(),
                    "sequence of " + tag);
            for (DynamicCapacityExtent extent : extents) {
                AddressRange span = AddressRange.of(extent);
                assertTrue(all.stream().noneMatch(span::overlaps), "shared allocations do not overlap");
                all.add(span);
            }
        });
    }

    private static List<DynamicCapacityExtent> shared(Object device) {
        List<DynamicCapacityRegion> regions =
                structs(DynamicCapacityRegion::wrap, device, "parts", "dynamicCapacity", "capacity", "regions");
        long sharable = number(device, "shape", "sharableRegions");
        return extents(device).stream()
                .filter(extent -> IntStream.range(0, regions.size())
                        .filter(index -> (sharable >> index & 1) != 0)
                        .anyMatch(index -> AddressRange.of(regions.get(index)).contains(AddressRange.of(extent))))
                .toList();
    }

    /** No port, and no logical device behind one, is bound to two vPPBs. */
    private static void checkSwitch(Map<?, ?> device) {
        Set<String> bound = new HashSet<>();
        int inProgress = 0;
        for (Object virtualSwitch : list(device, "virtualSwitches", "all")) {
            for (VppbInformation vppb : structs(VppbInformation::wrap, virtualSwitch, "bindings")) {
                if (vppb.bindingStatus() == VppbBindingStatus.BIND_OR_UNBIND_IN_PROGRESS) {
                    inProgress++;
                } else if (vppb.bindingStatus() != VppbBindingStatus.UNBOUND) {
                    String to = vppb.typedBinding().orElseThrow().toString();
                    assertTrue(bound.add(to), to + " is bound twice");
                }
            }
        }
        assertTrue(inProgress <= 1, "bindings under way");
    }
}
