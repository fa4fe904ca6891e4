package org.cxlmi.simulator.device;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cxlmi.sdk.memdev.MediaErrorRecord;
import org.cxlmi.sdk.memdev.PoisonSource;
import org.cxlmi.simulator.core.Saved;
import org.cxlmi.simulator.core.SavedState;
import org.cxlmi.simulator.core.TimestampClock;

/** The poisoned ranges of the media, by address, which do not overlap, and which of them the poison list holds. */
final class PoisonedMedia implements Saved {

    private static final int GRANULARITY = 64;

    private final long deviceBytes;
    private final int listSize;
    private final TimestampClock clock;
    private final TreeMap<Long, Poison> ranges = new TreeMap<>();
    private boolean overflow;
    private long overflowTimestamp;

    /** A poisoned range; one that is not listed is there nevertheless, and a scan finds it. */
    private record Poison(long start, long length, PoisonSource source, boolean listed) {

        long end() {
            return start + length;
        }

        Poison cut(long from, long to) {
            long first = Math.max(start, from);
            return new Poison(first, Math.min(end(), to) - first, source, listed);
        }

        MediaErrorRecord record() {
            return MediaErrorRecord.builder()
                    .errorSource(source)
                    .devicePhysicalAddress(start)
                    .mediaErrorLengthBytes(length)
                    .build();
        }
    }

    PoisonedMedia(long deviceBytes, int listSize, TimestampClock clock) {
        this.deviceBytes = deviceBytes;
        this.listSize = listSize;
        this.clock = clock;
    }

    boolean hasOverflow() {
        return overflow;
    }

    long overflowTimestamp() {
        return overflowTimestamp;
    }

    /** Number of ranges with poison of one source. */
    long count(PoisonSource source) {
        return ranges.values().stream().filter(range -> range.source == source).count();
    }

    boolean isPoisoned(long start, long length) {
        return !cutTo(start, start + length).isEmpty();
    }

    /**
     * Poisons a range that is not poisoned yet.
     *
     * @return whether the list had room for it
     * @throws IllegalArgumentException if the range is not aligned, not within the device, or poisoned already in part
     */
    boolean add(long address, long length, PoisonSource source) {
        Poison added = new Poison(address, length, source, hasRoom());
        // Making a record checks alignment and length.
        added.record();
        if (length <= 0 || address < 0 || address > deviceBytes - length) {
            throw new IllegalArgumentException(
                    length + " bytes from " + address + " do not lie within the device's " + deviceBytes);
        }
        if (isPoisoned(address, length)) {
            throw new IllegalArgumentException(length + " bytes from " + address + " are poisoned already, in part");
        }
        put(added);
        return added.listed;
    }

    private boolean hasRoom() {
        return ranges.values().stream().filter(Poison::listed).count() < listSize;
    }

    private void put(Poison range) {
        ranges.put(range.start, range);
        if (!range.listed && !overflow) {
            overflow = true;
            overflowTimestamp = clock.nanos();
        }
    }

    /** Takes the poison from a range; a listed range that falls apart may have no room for its second part. */
    void clear(long start, long length) {
        long end = start + length;
        List<Poison> touched = touched(start, end);
        touched.forEach(range -> ranges.remove(range.start));
        for (Poison range : touched) {
            if (range.start < start) {
                put(range.cut(0, start));
            }
            if (range.end() > end) {
                Poison rest = range.cut(end, range.end());
                put(new Poison(rest.start, rest.length, rest.source, rest.listed && hasRoom()));
            }
        }
    }

    /**
     * Puts the poison that a scan has found into the list, as far as it has room. The list is complete again if it
     * holds everything.
     */
    void list(long start, long end) {
        for (Poison range : touched(start, end)) {
            if (!range.listed && hasRoom()) {
                ranges.put(range.start, new Poison(range.start, range.length, range.source, true));
            }
        }
        if (ranges.values().stream().allMatch(Poison::listed)) {
            overflow = false;
            overflowTimestamp = 0;
        }
    }

    private List<Poison> touched(long start, long end) {
        if (start >= end) {
            return List.of();
        }
        Map.Entry<Long, Poison> before = ranges.floorEntry(start);
        return ranges.subMap(before == null ? start : before.getKey(), end).values().stream()
                .filter(range -> range.end() > start)
                .toList();
    }

    private List<Poison> cutTo(long start, long end) {
        return touched(start, end).stream().map(range -> range.cut(start, end)).toList();
    }

    /** What is poisoned from {@code start} to {@code end}, cut to that range. */
    List<MediaErrorRecord> within(long start, long end) {
        return cutTo(start, end).stream().map(Poison::record).toList();
    }

    /** What the list says of {@code start} to {@code end}, cut to that range. */
    List<MediaErrorRecord> listedWithin(long start, long end) {
        return cutTo(start, end).stream()
                .filter(Poison::listed)
                .map(Poison::record)
                .toList();
    }

    @Override
    public Map<String, Object> save() {
        List<Object> saved = new ArrayList<>();
        for (Poison range : ranges.values()) {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("address", range.start);
            entry.put("length", range.length);
            entry.put("source", range.source.name());
            entry.put("listed", range.listed);
            saved.add(entry);
        }
        Map<String, Object> state = new LinkedHashMap<>();
        state.put("ranges", saved);
        state.put("overflow", overflow);
        state.put("overflowTimestamp", overflowTimestamp);
        return state;
    }

    @Override
    public void restore(SavedState state) {
        long end = 0;
        for (SavedState entry : state.maps("ranges")) {
            long start = entry.number("address", end, deviceBytes);
            long length = entry.number("length", GRANULARITY, deviceBytes - start);
            entry.check(start % GRANULARITY == 0, "address", "a multiple of " + GRANULARITY);
            entry.check(length % GRANULARITY == 0, "length", "a multiple of " + GRANULARITY);
            boolean listed = entry.flag("listed");
            entry.check(!listed || hasRoom(), "listed", "false in a list that is full");
            Poison range = new Poison(start, length, entry.constant("source", PoisonSource.class), listed);
            // Making a record checks that it can be reported.
            range.record();
            ranges.put(start, range);
            end = start + length;
        }
        overflow = state.flag("overflow");
        overflowTimestamp = state.number("overflowTimestamp");
    }
}
