package org.cxlmi.spec.model;

import java.util.Locale;

/** The worst that a command can do, from harmless to severe. */
public enum Impact {
    READS,
    CHANGES,
    DESTROYS_DATA,
    RESETS;

    public String specName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
