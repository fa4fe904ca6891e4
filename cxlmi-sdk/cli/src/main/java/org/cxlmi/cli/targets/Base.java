package org.cxlmi.cli.targets;

import java.net.SocketAddress;
import java.nio.file.Path;
import java.util.Optional;

/** What is opened before tunnels lead further. */
sealed interface Base {

    /** A device of this machine, such as {@code mem0}. */
    record Device(String name) implements Base {}

    /** An endpoint on MCTP. */
    record MctpEndpoint(int network, int eid) implements Base {}

    /**
     * A simulated component.
     *
     * @param file the file with its fabric; empty for a memory device without a file
     * @param component its name in the fabric; empty for the only component
     */
    record Simulated(Optional<Path> file, String component) implements Base {}

    /** A component that is served on a socket. */
    record Served(SocketAddress address) implements Base {}

    /**
     * A recording.
     *
     * @param component its name in the recording; empty for the only component
     */
    record Replay(Path file, String component) implements Base {}
}
