package org.cxlmi.sdk;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.cxlmi.runtime.Endpoint;
import org.cxlmi.runtime.error.CxlException;
import org.cxlmi.runtime.linux.Mctp;
import org.cxlmi.runtime.linux.Transports;
import org.cxlmi.runtime.transport.Transport;
import org.cxlmi.sdk.internal.dbus.DBusJava;
import org.cxlmi.sdk.internal.mctpd.MessageBus;
import org.jspecify.annotations.Nullable;

/**
 * The entry point of the library. It opens endpoints, and closes those that are still open when it is closed itself.
 *
 * <p>A {@code Cxl} can be used from many threads. An iteration goes over the endpoints that were open when it began.
 */
public final class Cxl implements AutoCloseable, Iterable<Endpoint> {

    /**
     * The environment variable that switches probing off, if it is {@code 0}, {@code false} or {@code disable} and the
     * builder does not set {@link Builder#probe}.
     */
    public static final String PROBE_ENVIRONMENT = "LIBCXLMI_PROBE_ENABLED";

    /**
     * The system property that names a file which all exchanges of all endpoints are recorded in, see {@link
     * org.cxlmi.runtime.recording.Recording}. Secrets are left out.
     */
    public static final String RECORD_PROPERTY = "cxlmi.record";

    private static final Path DEVICES = Path.of("/dev/cxl");

    private final Transports transports;
    private final boolean probing;
    private final Optional<Duration> timeout;
    private final Map<Endpoint, Probe> endpoints = new LinkedHashMap<>();
    private boolean closed;

    private Cxl(Builder builder) {
        this.transports = builder.transports == null ? Transports.selected() : builder.transports;
        this.probing = builder.probing;
        this.timeout = builder.timeout;
    }

    /**
     * A context with the default timeout of each transport. It probes each component, unless
     * {@value #PROBE_ENVIRONMENT} switches probing off.
     */
    public static Cxl create() {
        return builder().build();
    }

    public static Builder builder() {
        return new Builder();
    }

    /**
     * Opens a CXL character device.
     *
     * @param device {@code mem0} or {@code /dev/cxl/mem0}
     * @throws IllegalArgumentException if the name is not that of a CXL device
     * @throws CxlException if the device cannot be opened, or does not answer the probe; a refusal or a malformed
     *     response is no exception here, see {@link #probeFailure}
     */
    public Endpoint open(String device) {
        return open(transports.openDevice(device));
    }

    /**
     * Opens a component on MCTP, with fabric management commands enabled. If the component is probed, requests that are
     * larger than it accepts are refused before they are sent.
     *
     * @param network the kernel's number of the MCTP network; 0 for its default one
     * @param eid endpoint id, 8 to 254
     * @throws IllegalArgumentException if a number is out of range, or this context's timeout is longer than the 2
     *     seconds that CXL over MCTP allows
     * @throws CxlException if the kernel has no MCTP or no route to the component, or the component does not answer the
     *     probe
     */
    public Endpoint openMctp(int network, int eid) {
        return openMctp(network, eid, Mctp.Options.DEFAULT);
    }

    /**
     * Does the same as {@link #openMctp(int, int)}, with options for the connection.
     *
     * @throws IllegalArgumentException also if the {@linkplain Builder#transports transports} do not support these
     *     options; libcxlmi, for example, supports no gap between commands
     */
    public Endpoint openMctp(int network, int eid, Mctp.Options options) {
        return open(transports.openMctp(network, eid, options));
    }

    /**
     * Opens an endpoint over any transport.
     *
     * @param transport the transport; it is closed with the endpoint, or at once if this method fails
     * @throws CxlException if the component does not answer the probe
     */
    public Endpoint open(Transport transport) {
        return open(transport, probing);
    }

    Endpoint openUnprobed(Transport transport) {
        return open(transport, false);
    }

    private Endpoint open(Transport transport, boolean probed) {
        Endpoint endpoint = Endpoint.over(PropertyRecording.of(transport), this::forget);
        try {
            timeout.ifPresent(endpoint::setTimeout);
            Probe probe = probed ? Probe.of(endpoint) : Probe.NONE;
            probe.maximumRequest().ifPresent(endpoint::limitRequests);
            track(endpoint, probe);
            return endpoint;
        } catch (RuntimeException e) {
            endpoint.close();
            throw e;
        }
    }

    /**
     * Tries to open every memory device and switch below {@code /dev/cxl}, up to 64 at once. Devices that this context
     * has open already are reported, but not opened again. If the thread is interrupted, the devices that are not open
     * yet fail, and the thread stays interrupted.
     *
     * @return one outcome for each device, memory devices first, in the order of their numbers; empty if the system has
     *     none
     * @throws CxlException if the directory exists, but cannot be read
     */
    public List<ScanOutcome> scan() {
        return scan(DEVICES);
    }

    List<ScanOutcome> scan(Path directory) {
        return new Scanner(this).devices(directory);
    }

    /**
     * Tries to open every CXL component on MCTP that mctpd lists on the system bus; see {@link #scanMctp(MctpScan)}.
     */
    public List<ScanOutcome> scanMctp() {
        return scanMctp(MctpScan.systemBus());
    }

    /**
     * Tries to open every CXL component on MCTP that mctpd lists. This works with the mctpd of Code Construct and with
     * the older one of OpenBMC. Up to 64 components are tried at once. Components that this context has open already
     * are reported, but not opened again. A component that is listed, but no longer there, takes its whole timeout if
     * it is probed; it does not delay the others. If the thread is interrupted, the components that are not open yet
     * fail, and the thread stays interrupted.
     *
     * <p>This needs {@code com.github.hypfvieh:dbus-java-transport-native-unixsocket}. Add it to your dependencies;
     * this library does not bring it along.
     *
     * @return one outcome for each endpoint, in the order of network and endpoint id; then one for each object of mctpd
     *     that cannot be understood, and for each mctpd that does not answer
     * @throws IllegalArgumentException if this context's timeout is longer than the 2 seconds that CXL over MCTP
     *     allows, or the transports do not support the scan's options; libcxlmi, for example, supports no gap between
     *     commands
     * @throws org.cxlmi.runtime.error.TransportException if the bus does not answer or has no mctpd, or if
     *     dbus-java is missing
     */
    public List<ScanOutcome> scanMctp(MctpScan scan) {
        transports.check(scan.options());
        return scanMctp(new DBusJava(scan.bus(), scan.timeout()), scan.options(), transports::openMctp);
    }

    List<ScanOutcome> scanMctp(MessageBus bus, Mctp.Options options, Scanner.MctpOpener opener) {
        return new Scanner(this).mctp(bus, options, opener);
    }

    /** The endpoints that are open now, in the order in which they were opened; those of a scan in the order of its outcomes. */
    public List<Endpoint> endpoints() {
        synchronized (endpoints) {
            return List.copyOf(endpoints.keySet());
        }
    }

    /**
     * The reason why a component did not identify itself when it was opened: the component or the transport refused the
     * command, or the response was malformed. The endpoint can be used all the same.
     *
     * @param endpoint one of {@link #endpoints}
     * @return absent if the component identified itself, was not asked, or is not open in this context
     */
    public Optional<CxlException> probeFailure(Endpoint endpoint) {
        synchronized (endpoints) {
            return endpoints.getOrDefault(endpoint, Probe.NONE).failure();
        }
    }

    @Override
    public Iterator<Endpoint> iterator() {
        return endpoints().iterator();
    }

    private void track(Endpoint endpoint, Probe probe) {
        synchronized (endpoints) {
            if (closed) {
                throw new IllegalStateException("this Cxl is closed");
            }
            endpoints.put(endpoint, probe);
        }
    }

    /** Moves these endpoints behind all others, in this order, if they are open. */
    void order(List<Endpoint> last) {
        synchronized (endpoints) {
            for (Endpoint endpoint : last) {
                Probe probe = endpoints.remove(endpoint);
                if (probe != null) {
                    endpoints.put(endpoint, probe);
                }
            }
        }
    }

    private void forget(Endpoint endpoint) {
        synchronized (endpoints) {
            endpoints.remove(endpoint);
        }
    }

    /** Closes every endpoint that is still open. A command that is running finishes first. */
    @Override
    public void close() {
        List<Endpoint> left;
        synchronized (endpoints) {
            closed = true;
            left = List.copyOf(endpoints.keySet());
        }
        left.forEach(Endpoint::close);
    }

    /** The settings of a context. */
    public static final class Builder {

        private boolean probing = probingByDefault(System.getenv(PROBE_ENVIRONMENT));
        private Optional<Duration> timeout = Optional.empty();

        private @Nullable Transports transports;

        private Builder() {}

        static boolean probingByDefault(@Nullable String setting) {
            if (setting == null) {
                return true;
            }
            String value = setting.strip().toLowerCase(Locale.ROOT);
            return !value.equals("0") && !value.equals("false") && !value.startsWith("disable");
        }

        /** Sets the transports to devices and to components on MCTP. The default is {@link Transports#selected}. */
        public Builder transports(Transports transports) {
            this.transports = Objects.requireNonNull(transports, "transports");
            return this;
        }

        /**
         * Sets whether each component is probed, that is, sent Identify (0001h), when it is opened. So a component that
         * does not answer is found at once.
         */
        public Builder probe(boolean enabled) {
            this.probing = enabled;
            return this;
        }

        /**
         * Sets how long each command may take. The default is that of each transport.
         *
         * @throws IllegalArgumentException if it is not positive
         */
        public Builder timeout(Duration timeout) {
            Objects.requireNonNull(timeout, "timeout");
            if (timeout.isNegative() || timeout.isZero()) {
                throw new IllegalArgumentException("timeout must be positive, is " + timeout);
            }
            this.timeout = Optional.of(timeout);
            return this;
        }

        /**
         * Makes the context.
         *
         * @throws IllegalArgumentException if no transports were given here, and there are none of the name in the system
         *     property {@value org.cxlmi.runtime.linux.Transports#PROPERTY}
         */
        public Cxl build() {
            return new Cxl(this);
        }
    }
}
