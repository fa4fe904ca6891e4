package org.cxlmi.sdk.ops;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A feature after {@link FeatureData#write}. */
public final class FeatureChange {

    private final byte[] written;
    private final byte @Nullable [] current;
    private final byte @Nullable [] saved;

    FeatureChange(byte[] written, Optional<byte[]> current, Optional<byte[]> saved) {
        this.written = written;
        this.current = current.orElse(null);
        this.saved = saved.orElse(null);
    }

    /**
     * The value in force, as Get Feature sends it; its format may be another one than that of the value that was written.
     * Absent if the component does not let it be read.
     */
    public Optional<byte[]> current() {
        return Optional.ofNullable(current).map(byte[]::clone);
    }

    /** The value that outlasts a reset; absent if it was not to be saved, or if the component does not let it be read. */
    public Optional<byte[]> saved() {
        return Optional.ofNullable(saved).map(byte[]::clone);
    }

    /**
     * Whether the component sends back the bytes that were written. False also if it sends others because the formats
     * differ, or because the change takes effect later.
     */
    public boolean isConfirmed() {
        return Arrays.equals(written, current);
    }

    /** For example {@code 2 bytes written, confirmed}. */
    @Override
    public String toString() {
        return written.length + " bytes written, " + (isConfirmed() ? "confirmed" : "not confirmed");
    }
}
