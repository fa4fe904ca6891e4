package org.cxlmi.simulator.dcd;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.cxlmi.runtime.error.ReturnCode;
import org.cxlmi.sdk.fmapi.DynamicCapacityTag;
import org.cxlmi.sdk.memdev.DynamicCapacityExtent;
import org.cxlmi.simulator.Refusal;
import org.cxlmi.simulator.core.Saved;
import org.cxlmi.simulator.core.SavedState;

/**
 * The tags of a device's dynamic capacity: which hosts have the capacity with each, and which sharable capacity the
 * fabric manager keeps even if no host has it.
 *
 * <p>In sharable regions an address has the same meaning for all hosts. A tag belongs to a single allocation, and a
 * host has the whole allocation or nothing of it. Capacity is free if no host has it and the fabric manager does not
 * keep it.
 */
final class TaggedCapacity implements Saved {

    private static final long LARGEST_GENERATION = 0xFFFF_FFFFL;

    private final DynamicCapacityHosts hosts;
    private final Map<ByteBuffer, List<DynamicCapacityExtent>> kept = new LinkedHashMap<>();
    private List<DynamicCapacityTag> listed = List.of();
    private long generation;

    TaggedCapacity(DynamicCapacityHosts hosts) {
        this.hosts = hosts;
    }

    /** An extent that a host has accepted or been offered. */
    private record Holding(int host, boolean pending, boolean sharable, DynamicCapacityExtent extent) {}

    /** Whether there is a tag: all zeros mean that there is none. */
    static boolean isTag(ByteBuffer tag) {
        return !tag.equals(ByteBuffer.allocate(tag.capacity()));
    }

    private List<Holding> holdings() {
        List<Holding> all = new ArrayList<>();
        for (int i = 0; i < hosts.count(); i++) {
            int host = i;
            all.addAll(hosts.manage(host, capacity -> {
                List<Holding> own = new ArrayList<>();
                capacity.acceptedExtents().forEach(extent -> own.add(holding(host, false, capacity, extent)));
                capacity.offers()
                        .forEach(offer -> offer.forEach(extent -> own.add(holding(host, true, capacity, extent))));
                return own;
            }));
        }
        return all;
    }

    private static Holding holding(
            int host, boolean pending, DynamicCapacityManagement capacity, DynamicCapacityExtent extent) {
        return new Holding(
                host, pending, capacity.sharableRegion(AddressRange.of(extent)).isPresent(), extent);
    }

    /** The extents of sharable regions that are not free. */
    List<DynamicCapacityExtent> shared() {
        Stream<DynamicCapacityExtent> had =
                holdings().stream().filter(Holding::sharable).map(Holding::extent);
        return Stream.concat(had, kept().stream()).distinct().toList();
    }

    /** The extents of sharable regions with a tag, in their sequence. */
    List<DynamicCapacityExtent> shared(ByteBuffer tag) {
        return shared().stream()
                .filter(extent -> extent.tagBuffer().equals(tag))
                .sorted(Comparator.comparingInt(DynamicCapacityExtent::sharedExtentSequence))
                .toList();
    }

    /** Whether there is capacity with the tag, sharable or not. */
    boolean isUsed(ByteBuffer tag) {
        return kept.containsKey(tag)
                || holdings().stream()
                        .anyMatch(holding -> holding.extent.tagBuffer().equals(tag));
    }

    /** The capacity that the fabric manager keeps. */
    List<DynamicCapacityExtent> kept() {
        return kept.values().stream().flatMap(List::stream).toList();
    }

    /** Keeps the sharable capacity with a tag, if it is not kept already. */
    void keep(ByteBuffer tag) {
        List<DynamicCapacityExtent> extents = shared(tag);
        Refusal.when(extents.isEmpty(), ReturnCode.INVALID_INPUT);
        Refusal.when(
                kept.size() >= DynamicCapacity.SUPPORTED_TAGS && !kept.containsKey(tag),
                ReturnCode.RESOURCES_EXHAUSTED);
        kept.putIfAbsent(tag, extents);
    }

    /** Stops keeping the capacity with a tag. */
    void letGo(ByteBuffer tag) {
        Refusal.when(kept.remove(tag) == null, ReturnCode.INVALID_INPUT);
    }

    /** All tags. */
    List<DynamicCapacityTag> all() {
        Map<ByteBuffer, References> tags = new LinkedHashMap<>();
        for (Holding holding : holdings()) {
            if (isTag(holding.extent.tagBuffer())) {
                tags.computeIfAbsent(holding.extent.tagBuffer(), tag -> new References())
                        .add(holding);
            }
        }
        kept.keySet().forEach(tag -> tags.computeIfAbsent(tag, unused -> new References()));
        List<DynamicCapacityTag> list = new ArrayList<>();
        tags.forEach((tag, references) -> list.add(references.of(tag, kept.containsKey(tag))));
        return list;
    }

    /**
     * Remembers the reported list of tags. Returns a generation number, which changes if the list is not the one
     * reported before.
     */
    long list(List<DynamicCapacityTag> all) {
        if (!all.equals(listed)) {
            listed = List.copyOf(all);
            generation = generation + 1 & LARGEST_GENERATION;
        }
        return generation;
    }

    /** The hosts that have the capacity with one tag. */
    private static final class References {

        private static final int BITMAP_BYTES =
                DynamicCapacityTag.builder().build().referenceBitmapBuffer().remaining();

        private final byte[] accepted = new byte[BITMAP_BYTES];
        private final byte[] pending = new byte[BITMAP_BYTES];

        void add(Holding holding) {
            byte[] bitmap = holding.pending ? pending : accepted;
            bitmap[holding.host / Byte.SIZE] |= (byte) (1 << holding.host % Byte.SIZE);
        }

        DynamicCapacityTag of(ByteBuffer tag, boolean kept) {
            byte[] bytes = new byte[tag.remaining()];
            tag.duplicate().get(bytes);
            return DynamicCapacityTag.builder()
                    .tag(bytes)
                    .fmHoldsReference(kept)
                    .referenceBitmap(accepted)
                    .pendingReferenceBitmap(pending)
                    .build();
        }
    }

    @Override
    public Map<String, Object> save() {
        Map<String, Object> state = new LinkedHashMap<>();
        state.put("kept", SavedState.hex(kept()));
        state.put("listed", SavedState.hex(listed));
        state.put("generation", generation);
        return state;
    }

    @Override
    public void restore(SavedState state) {
        kept.clear();
        for (DynamicCapacityExtent extent :
                state.structs("kept", DynamicCapacityExtent.LENGTH, DynamicCapacityExtent::wrap)) {
            state.check(isSharable(extent), "kept", "extents in sharable regions");
            kept.computeIfAbsent(extent.tagBuffer(), tag -> new ArrayList<>()).add(extent);
        }
        listed = List.copyOf(state.structs("listed", DynamicCapacityTag.LENGTH, DynamicCapacityTag::wrap));
        generation = state.number("generation", 0, LARGEST_GENERATION);
    }

    private boolean isSharable(DynamicCapacityExtent extent) {
        return IntStream.range(0, hosts.count())
                .anyMatch(host -> hosts.manage(
                        host,
                        capacity ->
                                capacity.sharableRegion(AddressRange.of(extent)).isPresent()));
    }
}
