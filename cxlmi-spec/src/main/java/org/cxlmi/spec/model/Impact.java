package org.cxlmi.spec.model;

import java.util.Locale;
import java.util.Optional;

/** The worst that a command can do, from harmless to severe. */
public enum Impact {
    READS,
    CHANGES,
    DESTROYS_DATA,
    RESETS;

    public String specName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<Impact> named(String specName) {
        for (Impact impact : values()) {
            if (impact.specName().equals(specName)) {
                return Optional.of(impact);
            }
        }
        return Optional.empty();
    }
}
