package org.cxlmi.sdk;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.cxlmi.runtime.Command;
import org.cxlmi.runtime.recording.Recording;
import org.cxlmi.runtime.transport.CciRequest;
import org.cxlmi.runtime.transport.Transport;

/** The recording that a system property asks for, of all endpoints of this Java virtual machine. */
final class PropertyRecording {

    /** Open until the virtual machine ends; each exchange is in the file at once. */
    private static final Map<Path, Recording> RECORDINGS = new HashMap<>();

    private PropertyRecording() {}

    /** The transport, recorded if the property says so; it is closed if that fails. */
    static Transport of(Transport transport) {
        String file = System.getProperty(Cxl.RECORD_PROPERTY, "");
        if (file.isEmpty()) {
            return transport;
        }
        try {
            return recording(Path.of(file)).of(transport);
        } catch (RuntimeException e) {
            transport.close();
            throw e;
        }
    }

    private static synchronized Recording recording(Path file) {
        return RECORDINGS.computeIfAbsent(file, path -> Recording.to(path, secrets()));
    }

    /** Also those of vendors. */
    private static Predicate<CciRequest> secrets() {
        return SecretCommands.among(CommandCatalogs.all().stream()
                .flatMap(
                        catalog -> catalog.names().stream().<Command<?, ?>>flatMap(name -> catalog.find(name).stream()))
                .toList());
    }
}
