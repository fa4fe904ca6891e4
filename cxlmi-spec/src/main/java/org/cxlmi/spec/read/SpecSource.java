package org.cxlmi.spec.read;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Where spec files come from. */
@FunctionalInterface
public interface SpecSource {

    /**
     * The bytes of a spec file.
     *
     * @param fileName for example {@code generic/events.yaml}
     * @return empty if there is no such file
     * @throws IOException if the file is there but cannot be read
     */
    Optional<byte[]> find(String fileName) throws IOException;

    /** The names of its files, as far as they can be listed; hints are made of them. */
    default List<String> names() {
        return List.of();
    }

    /** The files that come with this library. */
    static SpecSource shipped() {
        return new ShippedSource();
    }

    /** Reads from this source, and from the other one the files that this one does not have. */
    default SpecSource or(SpecSource other) {
        SpecSource first = this;
        return new SpecSource() {
            @Override
            public Optional<byte[]> find(String fileName) throws IOException {
                Optional<byte[]> found = first.find(fileName);
                return found.isPresent() ? found : other.find(fileName);
            }

            @Override
            public List<String> names() {
                return Stream.concat(first.names().stream(), other.names().stream())
                        .distinct()
                        .toList();
            }
        };
    }
}
