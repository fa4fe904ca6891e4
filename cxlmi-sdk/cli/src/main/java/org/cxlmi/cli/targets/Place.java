package org.cxlmi.cli.targets;

import java.time.Duration;
import java.util.Optional;
import org.cxlmi.runtime.transport.Tunnel;

/**
 * A target: what is opened, and the tunnel from there.
 *
 * @param text the target as the user writes it
 * @param timeout how long each command to it may take; empty if it is as for all others
 */
public record Place(String text, Base base, Optional<Tunnel> tunnel, Optional<Duration> timeout) {

    Place(String text, Base base, Optional<Tunnel> tunnel) {
        this(text, base, tunnel, Optional.empty());
    }

    /**
     * Reads a single target, without patterns.
     *
     * @throws org.cxlmi.cli.output.CliException if it is none
     */
    public static Place parse(String text) {
        return PlaceParser.parse(text);
    }

    /** The same with another timeout. */
    public Place withTimeout(Duration duration) {
        return new Place(text, base, tunnel, Optional.of(duration));
    }

    @Override
    public String toString() {
        return text;
    }
}
