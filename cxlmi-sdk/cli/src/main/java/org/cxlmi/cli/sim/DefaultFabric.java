package org.cxlmi.cli.sim;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The fabric of those who have no file of their own: a small one with a component of each kind. */
final class DefaultFabric {

    static final String NAME = "fabric.yaml";

    private DefaultFabric() {}

    /** Its file. */
    static String text() {
        try (InputStream in = DefaultFabric.class.getResourceAsStream(NAME)) {
            if (in == null) {
                throw new IllegalStateException(NAME + " is missing in the jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
