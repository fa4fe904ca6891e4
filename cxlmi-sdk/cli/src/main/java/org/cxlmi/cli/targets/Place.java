package org.cxlmi.cli.targets;

import java.util.Optional;
import org.cxlmi.runtime.transport.Tunnel;

/**
 * A target: what is opened, and the tunnel from there.
 *
 * @param text the target as the user writes it
 */
public record Place(String text, Base base, Optional<Tunnel> tunnel) {

    @Override
    public String toString() {
        return text;
    }
}
