package org.cxlmi.sdk.monitor;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The records of all logs that the consumer has taken and that are perhaps not cleared. They are also in a file, if there
 * is one.
 */
final class Positions implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger("org.cxlmi");

    private final @Nullable PositionFile file;
    private final Map<String, List<RecordId>> taken;
    private boolean changed;

    private Positions(@Nullable PositionFile file, Map<String, List<RecordId>> taken) {
        this.file = file;
        this.taken = taken;
    }

    /** Without a file, nothing is remembered after the end of the run. */
    static Positions withoutFile() {
        return new Positions(null, new TreeMap<>());
    }

    /**
     * Reads a file, and checks that it can be written.
     *
     * @throws PositionFileException if it cannot, or if another monitor uses it
     */
    static Positions in(PositionFile file) {
        Positions positions = new Positions(file, file.read());
        positions.changed = true;
        positions.save();
        return positions;
    }

    /** The records of a log that were taken and perhaps not cleared. */
    synchronized List<RecordId> of(String log) {
        return Optional.ofNullable(taken.get(log)).orElse(List.of());
    }

    /**
     * Notes that the consumer has taken the records of a log.
     *
     * @throws PositionFileException if that cannot be written
     */
    synchronized void take(String log, List<RecordId> records) {
        List<RecordId> before = taken.put(log, records);
        changed = true;
        try {
            save();
        } catch (PositionFileException e) {
            restore(log, before);
            throw e;
        }
    }

    /** The consumer is told that the records come again, so no later write may say otherwise. */
    private void restore(String log, @Nullable List<RecordId> before) {
        if (before == null) {
            taken.remove(log);
        } else {
            taken.put(log, before);
        }
        changed = false;
    }

    /** Notes that the records of a log are cleared. This is written later, because nothing is lost without it. */
    synchronized void clear(String log) {
        changed |= taken.remove(log) != null;
    }

    /** Writes what has changed. */
    synchronized void save() {
        if (file != null && changed) {
            file.write(taken);
            changed = false;
        }
    }

    @Override
    public synchronized void close() {
        if (file != null) {
            try {
                save();
            } catch (PositionFileException e) {
                LOG.log(
                        System.Logger.Level.WARNING,
                        "Some records that were cleared are still in the position file",
                        e);
            } finally {
                file.close();
            }
        }
    }
}
