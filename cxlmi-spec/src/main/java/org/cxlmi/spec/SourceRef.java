package org.cxlmi.spec;

/**
 * Where something stands in a spec file.
 *
 * @param file file name as given by the user, for example {@code generic/events.yaml}
 * @param line line, from 1
 * @param column column, from 1
 * @param path path inside the spec, for example {@code commands.Get Event Records.response.recordCount}; empty for
 *     the whole file
 */
public record SourceRef(String file, int line, int column, String path) {

    @Override
    public String toString() {
        String place = file + ":" + line + ":" + column;
        return path.isEmpty() ? place : place + " (" + path + ")";
    }
}
