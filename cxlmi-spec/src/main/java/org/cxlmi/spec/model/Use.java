package org.cxlmi.spec.model;

import org.cxlmi.spec.SourceRef;

/**
 * Another spec file whose types a file may name.
 *
 * @param name the file as {@code group/file}
 */
public record Use(SourceRef source, String name) {

    /** The name with its ending, for example {@code generic/events.yaml}. */
    public String fileName() {
        return name + ".yaml";
    }
}
