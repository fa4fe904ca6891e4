package org.cxlmi.cli.targets;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.cxlmi.runtime.Policy;

/**
 * How targets are opened.
 *
 * @param timeout how long each command may take; empty for the default of each transport
 * @param policies what stands around each exchange, the outermost last
 * @param recording the file for a recording
 * @param probing whether each component is asked who it is when it is opened
 */
public record OpenOptions(
        Optional<Duration> timeout, List<Policy> policies, Optional<Path> recording, boolean probing) {}
