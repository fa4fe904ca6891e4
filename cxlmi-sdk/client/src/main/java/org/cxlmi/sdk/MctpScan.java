package org.cxlmi.sdk;

import java.time.Duration;
import java.util.Objects;
import org.cxlmi.runtime.linux.Mctp;

/**
 * The settings of a search for components on MCTP. They are immutable: each method {@code with...} returns a new
 * object.
 */
public final class MctpScan {

    /** The environment variable with the address of the system bus, if it is not the usual one. */
    static final String SYSTEM_BUS_ENVIRONMENT = "DBUS_SYSTEM_BUS_ADDRESS";

    private static final String USUAL_SYSTEM_BUS = "unix:path=/var/run/dbus/system_bus_socket";

    /** The default of the D-Bus library. On a slow machine, loading dbus-java alone may take some seconds. */
    private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(25);

    private static final Duration LONGEST_TIMEOUT = Duration.ofDays(1);

    private final String bus;
    private final Duration timeout;
    private final Mctp.Options options;

    private MctpScan(String bus, Duration timeout, Mctp.Options options) {
        this.bus = Objects.requireNonNull(bus, "bus");
        this.timeout = timeout;
        this.options = Objects.requireNonNull(options, "options");
    }

    /**
     * A search that asks mctpd on the system bus. It waits up to 25 seconds for mctpd, and opens the components with
     * the default options.
     */
    public static MctpScan systemBus() {
        String given = System.getenv(SYSTEM_BUS_ENVIRONMENT);
        return onBus(given == null || given.isEmpty() ? USUAL_SYSTEM_BUS : given);
    }

    /** A search like {@link #systemBus} on another bus, for example {@code unix:path=/tmp/bus}. */
    public static MctpScan onBus(String address) {
        return new MctpScan(address, DEFAULT_TIMEOUT, Mctp.Options.DEFAULT);
    }

    /** The address of the D-Bus that mctpd is on. */
    public String bus() {
        return bus;
    }

    /** How long the bus, and each mctpd on it, may take to answer. */
    public Duration timeout() {
        return timeout;
    }

    /**
     * The options for the components that are found. A component that does not support the message type of fabric
     * management commands is opened without them.
     */
    public Mctp.Options options() {
        return options;
    }

    /**
     * The same, with another timeout for the bus.
     *
     * @throws IllegalArgumentException if it is not positive, or longer than a day
     */
    public MctpScan withTimeout(Duration timeout) {
        if (timeout.isNegative() || timeout.isZero() || timeout.compareTo(LONGEST_TIMEOUT) > 0) {
            throw new IllegalArgumentException(
                    "timeout " + timeout + " is not between a nanosecond and " + LONGEST_TIMEOUT);
        }
        return new MctpScan(bus, timeout, options);
    }

    /** The same, with other options for the components. */
    public MctpScan withOptions(Mctp.Options options) {
        return new MctpScan(bus, timeout, options);
    }

    /** For example {@code bus=unix:path=/tmp/bus, timeout=PT25S, options={...}}. */
    @Override
    public String toString() {
        return "bus=" + bus + ", timeout=" + timeout + ", options={" + options + "}";
    }
}
