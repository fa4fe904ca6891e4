package org.cxlmi.sdk.collect;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.cxlmi.runtime.Command;
import org.cxlmi.runtime.CxlTarget;
import org.cxlmi.runtime.error.CxlException;
import org.cxlmi.sdk.fmapi.FabricManagerCommands;
import org.cxlmi.sdk.generic.GenericCommands;
import org.cxlmi.sdk.memdev.MemoryDeviceCommands;

/**
 * Reads all that the maker of a component may want to see of it: the response of each command that only reads and needs
 * no request, such as its identity, health and firmware; the records of its event logs, which stay there; its logs; and
 * its features. Commands with secrets are not sent. What the component refuses is a part with the reason.
 *
 * <p>The settings are immutable: each method {@code with...} returns a new object.
 */
public final class DataCollection {

    private static final Duration DEFAULT_TIMEOUT = Duration.ofMinutes(5);

    private final CxlTarget target;
    private final List<Command<?, ?>> commands;
    private final Duration timeout;
    private final boolean asItIs;

    private DataCollection(CxlTarget target, List<Command<?, ?>> commands, Duration timeout, boolean asItIs) {
        this.target = target;
        this.commands = commands;
        this.timeout = timeout;
        this.asItIs = asItIs;
    }

    /** Reads a component, with the commands of the specification. */
    public static DataCollection of(CxlTarget target) {
        return new DataCollection(
                Objects.requireNonNull(target, "target"),
                Stream.of(GenericCommands.all(), MemoryDeviceCommands.all(), FabricManagerCommands.all())
                        .<Command<?, ?>>flatMap(List::stream)
                        .toList(),
                DEFAULT_TIMEOUT,
                false);
    }

    /** The same with other commands to choose from, such as those of a vendor, too. */
    public DataCollection withCommands(Collection<? extends Command<?, ?>> choice) {
        return new DataCollection(target, List.copyOf(choice), timeout, asItIs);
    }

    /**
     * The same with another timeout.
     *
     * @param limit how long the component may take to fill a log, five minutes if not set
     * @throws IllegalArgumentException if it is negative
     */
    public DataCollection withTimeout(Duration limit) {
        if (limit.isNegative()) {
            throw new IllegalArgumentException("a timeout of " + limit + " is negative");
        }
        return new DataCollection(target, commands, limit, asItIs);
    }

    /**
     * The same, but the component is not asked to fill its logs with Populate Log (0404h) before they are read. Then
     * nothing in the component is changed.
     */
    public DataCollection asItIs() {
        return new DataCollection(target, commands, timeout, true);
    }

    /**
     * Reads the component.
     *
     * @param parts takes each part when it was read, always in the same order
     * @return how the component failed, if it stopped to answer; then the parts after that are missing
     * @throws InterruptedException if the thread is interrupted
     */
    public Optional<CxlException> run(Consumer<? super CollectedPart> parts) throws InterruptedException {
        return new CollectionRun(target, commands, timeout, asItIs, parts).run();
    }
}
