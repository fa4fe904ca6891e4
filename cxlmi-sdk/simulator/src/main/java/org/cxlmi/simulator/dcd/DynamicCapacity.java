package org.cxlmi.simulator.dcd;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.cxlmi.runtime.error.ReturnCode;
import org.cxlmi.sdk.memdev.DynamicCapacityExtent;
import org.cxlmi.sdk.memdev.DynamicCapacityRegion;
import org.cxlmi.simulator.Refusal;
import org.cxlmi.simulator.core.Saved;
import org.cxlmi.simulator.core.SavedState;

/** The regions, the extents that the host has accepted, and the offers that it has not answered yet, oldest first. */
public final class DynamicCapacity implements Saved {

    public static final int SUPPORTED_EXTENTS = 512;
    static final int SUPPORTED_TAGS = SUPPORTED_EXTENTS;

    private static final int MAXIMUM_REGIONS = 8;

    /** Block sizes are powers of two from 64 to 2 to the power of 51. */
    private static final long BLOCK_SIZES = 0xF_FFFF_FFFF_FFC0L;

    private static final long LARGEST_GENERATION = 0xFFFF_FFFFL;

    private final List<DynamicCapacityRegion> regions;
    private final int sharable;
    private final Deque<List<DynamicCapacityExtent>> offers = new ArrayDeque<>();
    private List<DynamicCapacityExtent> accepted;
    private long generation;

    /**
     * Starts without offers.
     *
     * @param sharable one bit for each region, from the first
     * @throws IllegalArgumentException if there are too many regions or extents, or they do not fit each other
     */
    public DynamicCapacity(List<DynamicCapacityRegion> regions, int sharable, List<DynamicCapacityExtent> extents) {
        if (regions.size() > MAXIMUM_REGIONS) {
            throw new IllegalArgumentException(regions.size() + " regions are more than " + MAXIMUM_REGIONS);
        }
        regions.forEach(DynamicCapacity::checkRegion);
        this.regions = new ArrayList<>(regions);
        this.sharable = sharable;
        checkExtents(extents);
        this.accepted = List.copyOf(extents);
    }

    private static void checkRegion(DynamicCapacityRegion region) {
        if (region.regionBase() < 0
                || region.regionLength() <= 0
                || !isBlockSize(region, region.regionBlockSize())
                || region.regionBase() > Long.MAX_VALUE - region.regionLength()) {
            throw new IllegalArgumentException("not a region: " + region);
        }
    }

    /** Whether a region could have blocks of a size. */
    static boolean isBlockSize(DynamicCapacityRegion region, long bytes) {
        return Long.bitCount(bytes) == 1 && (bytes & blockSizes(region)) != 0;
    }

    /** The block sizes that a region could have, as the bits that they consist of. */
    static long blockSizes(DynamicCapacityRegion region) {
        long largest = Long.lowestOneBit(region.regionLength());
        return BLOCK_SIZES & (largest | largest - 1);
    }

    /** The sharable region that a range lies in. */
    Optional<AddressRange> sharableRegion(AddressRange span) {
        return IntStream.range(0, regions.size())
                .filter(index -> (sharable >> index & 1) != 0 && contains(regions.get(index), span))
                .mapToObj(index -> AddressRange.of(regions.get(index)))
                .findFirst();
    }

    /** Whether there is a shared allocation of which some extents are in one list and some in another. */
    boolean splitsShared(List<DynamicCapacityExtent> one, List<DynamicCapacityExtent> other) {
        Set<ByteBuffer> tags = other.stream()
                .filter(this::isShared)
                .map(DynamicCapacityExtent::tagBuffer)
                .collect(Collectors.toSet());
        return one.stream()
                .filter(this::isShared)
                .map(DynamicCapacityExtent::tagBuffer)
                .anyMatch(tags::contains);
    }

    /** Whether extents are such as several hosts can have. */
    boolean isShared(List<DynamicCapacityExtent> extents) {
        return extents.stream().anyMatch(this::isShared);
    }

    private boolean isShared(DynamicCapacityExtent extent) {
        return sharableRegion(AddressRange.of(extent)).isPresent();
    }

    private void checkExtents(List<DynamicCapacityExtent> extents) {
        if (extents.size() > SUPPORTED_EXTENTS) {
            throw new IllegalArgumentException(extents.size() + " extents are more than " + SUPPORTED_EXTENTS);
        }
        List<DynamicCapacityExtent> before = new ArrayList<>();
        for (DynamicCapacityExtent extent : extents) {
            AddressRange span = AddressRange.of(extent);
            if (regions.stream().noneMatch(region -> contains(region, span) && isOfWholeBlocks(region, span))) {
                throw new IllegalArgumentException("extent in none of the regions, or not of whole blocks: " + extent);
            }
            if (Extents.overlap(before, span)) {
                throw new IllegalArgumentException("extent that overlaps another: " + extent);
            }
            before.add(extent);
        }
    }

    private static boolean contains(DynamicCapacityRegion region, AddressRange span) {
        long from = span.start() - region.regionBase();
        return span.length() > 0
                && span.start() >= region.regionBase()
                && from <= region.regionLength() - span.length();
    }

    private static boolean isOfWholeBlocks(DynamicCapacityRegion region, AddressRange span) {
        long block = region.regionBlockSize();
        return (span.start() - region.regionBase()) % block == 0 && span.length() % block == 0;
    }

    public boolean isPresent() {
        return !regions.isEmpty();
    }

    List<DynamicCapacityRegion> regions() {
        return List.copyOf(regions);
    }

    void replaceRegion(int index, DynamicCapacityRegion region) {
        regions.set(index, region);
    }

    /** Whether nothing of a region is accepted or offered. */
    public boolean isFree(DynamicCapacityRegion region) {
        return !Extents.overlap(all(), AddressRange.of(region));
    }

    List<DynamicCapacityExtent> accepted() {
        return accepted;
    }

    /** The accepted extents within the ranges. Refused as Invalid Physical Address if a range is not accepted as a whole. */
    List<DynamicCapacityExtent> accepted(List<AddressRange> spans) {
        List<DynamicCapacityExtent> parts = new ArrayList<>();
        for (AddressRange span : spans) {
            Refusal.when(!Extents.cover(accepted, span), ReturnCode.INVALID_PHYSICAL_ADDRESS);
            parts.addAll(Extents.within(accepted, span));
        }
        return parts;
    }

    void accept(List<DynamicCapacityExtent> extents) {
        accepted = List.copyOf(extents);
        generation = generation + 1 & LARGEST_GENERATION;
    }

    /** Changes whenever the list of accepted extents does. */
    long generation() {
        return generation;
    }

    Deque<List<DynamicCapacityExtent>> offers() {
        return offers;
    }

    /** The extents that are accepted or offered. */
    List<DynamicCapacityExtent> all() {
        return Stream.concat(accepted.stream(), offers.stream().flatMap(List::stream))
                .toList();
    }

    int availableExtents() {
        return Math.max(0, SUPPORTED_EXTENTS - all().size());
    }

    int availableTags() {
        return SUPPORTED_TAGS - tags(all());
    }

    private static int tags(List<DynamicCapacityExtent> extents) {
        return (int) extents.stream()
                .map(DynamicCapacityExtent::tagBuffer)
                .filter(TaggedCapacity::isTag)
                .distinct()
                .count();
    }

    /** Refuses a list with ranges that lie outside of the regions, are not of whole blocks, or overlap. */
    void check(List<AddressRange> spans) {
        Refusal.when(spans.size() > SUPPORTED_EXTENTS, ReturnCode.RESOURCES_EXHAUSTED);
        List<AddressRange> before = new ArrayList<>();
        for (AddressRange span : spans) {
            DynamicCapacityRegion region = regions.stream()
                    .filter(candidate -> contains(candidate, span))
                    .findFirst()
                    .orElseThrow(() -> new Refusal(ReturnCode.INVALID_PHYSICAL_ADDRESS));
            Refusal.when(
                    !isOfWholeBlocks(region, span) || before.stream().anyMatch(span::overlaps),
                    ReturnCode.INVALID_EXTENT_LIST);
            before.add(span);
        }
    }

    @Override
    public Map<String, Object> save() {
        Map<String, Object> state = new LinkedHashMap<>();
        state.put("regions", SavedState.hex(regions));
        state.put("accepted", SavedState.hex(accepted));
        List<Object> offered = new ArrayList<>();
        offers.forEach(offer -> offered.add(Map.of("extents", SavedState.hex(offer))));
        state.put("offers", offered);
        state.put("generation", generation);
        return state;
    }

    @Override
    public void restore(SavedState state) {
        List<DynamicCapacityRegion> saved =
                state.structs("regions", DynamicCapacityRegion.LENGTH, DynamicCapacityRegion::wrap);
        state.check(saved.size() == regions.size(), "regions", "as many as the device has");
        saved.forEach(DynamicCapacity::checkRegion);
        regions.clear();
        regions.addAll(saved);
        accepted = List.copyOf(state.structs("accepted", DynamicCapacityExtent.LENGTH, DynamicCapacityExtent::wrap));
        state.maps("offers").forEach(offer -> offers.add(restoredOffer(offer)));
        checkExtents(all());
        generation = state.number("generation", 0, LARGEST_GENERATION);
    }

    private static List<DynamicCapacityExtent> restoredOffer(SavedState offer) {
        List<DynamicCapacityExtent> extents =
                offer.structs("extents", DynamicCapacityExtent.LENGTH, DynamicCapacityExtent::wrap);
        offer.check(!extents.isEmpty(), "extents", "one at least");
        return extents;
    }
}
