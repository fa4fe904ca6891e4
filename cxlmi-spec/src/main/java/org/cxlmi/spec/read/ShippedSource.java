package org.cxlmi.spec.read;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/** The files that come with this library, read through its own class loader. */
final class ShippedSource implements SpecSource {

    @Override
    public Optional<byte[]> find(String fileName) throws IOException {
        try (InputStream in = SpecSource.class.getResourceAsStream("/org/cxlmi/spec/" + fileName)) {
            return in == null ? Optional.empty() : Optional.of(in.readNBytes(SpecReader.MAXIMUM_BYTES + 1));
        }
    }

    @Override
    public List<String> names() {
        return KnownFiles.shipped();
    }
}
