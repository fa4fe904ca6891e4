package org.cxlmi.spec.read;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

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

    /** The files that come with this library, read through its own class loader. */
    static SpecSource shipped() {
        return fileName -> {
            try (InputStream in = SpecSource.class.getResourceAsStream("/org/cxlmi/spec/" + fileName)) {
                return in == null ? Optional.empty() : Optional.of(in.readNBytes(SpecReader.MAXIMUM_BYTES + 1));
            }
        };
    }

    /** This source, then the other one for what this one does not have. */
    default SpecSource or(SpecSource other) {
        return fileName -> {
            Optional<byte[]> found = find(fileName);
            return found.isPresent() ? found : other.find(fileName);
        };
    }
}
