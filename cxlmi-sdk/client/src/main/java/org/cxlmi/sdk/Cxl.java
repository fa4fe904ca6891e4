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
 * The way in: opens endpoints, keeps track of them, and closes those that are still open when it is closed itself.
 *
 * <p>May be used from many threads. Iterating goes over the endpoints that were open when the iteration began.
 */
public final class Cxl implements AutoCloseable, Iterable<Endpoint> {

    /** Environment variable: {@code 0}, {@code false} or {@code disable} switches probing off where the builder is silent. */
    public static final String PROBE_ENVIRONMENT = "LIBCXLMI_PROBE_ENABLED";

    private static final Path DEVICES = Path.of("/dev/cxl");

    private final Transports transports;
    private final boolean probing;
    private final Optional<Duration> timeout;
    private final Map<Endpoint, Probe> endpoints = new LinkedHashMap<>();
    private boolean closed;

    private Cxl(Builder builder) {
        this.transports = builder.transports;
        this.probing = builder.probing;
        this.timeout = builder.timeout;
    }

    /** A context with probing on, unless {@value #PROBE_ENVIRONMENT} says otherwise, and each transport's own timeout. */
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
     * @throws IllegalArgumentException the name is not that of a CXL device
     * @throws CxlException the device cannot be opened, or does not answer the probe; an answer that makes no sense is
     *     left to {@link #probeFailure}
     */
    public Endpoint open(String device) {
        return open(transports.openDevice(device));
    }

    /**
     * Opens a component on MCTP, with fabric management commands let through. If it is probed, requests larger than it
     * says to accept are not sent.
     *
     * @param network the kernel's number of the MCTP network; 0 for its default one
     * @param eid endpoint id, 8 to 254
     * @throws IllegalArgumentException one of them is out of range, or this context's timeout longer than the 2 seconds
     *     that CXL over MCTP allows
     * @throws CxlException the kernel has no MCTP or no way to the component, or it does not answer the probe
     */
    public Endpoint openMctp(int network, int eid) {
        return openMctp(network, eid, Mctp.Options.DEFAULT);
    }

    /**
     * As {@link #openMctp(int, int)}, with options on how to talk to the component.
     *
     * @throws IllegalArgumentException also if the {@linkplain Builder#transports transports} do not take these options, as
     *     libcxlmi takes no gap between commands
     */
    public Endpoint openMctp(int network, int eid, Mctp.Options options) {
        return open(transports.openMctp(network, eid, options));
    }

    /**
     * Opens an endpoint over any other transport.
     *
     * @param transport closed with the endpoint, and at once if this method fails
     * @throws CxlException the component does not answer the probe
     */
    public Endpoint open(Transport transport) {
        return open(transport, probing);
    }

    Endpoint openUnprobed(Transport transport) {
        return open(transport, false);
    }

    private Endpoint open(Transport transport, boolean probed) {
        Endpoint endpoint = Endpoint.over(transport, this::forget);
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
     * Tries every memory device and switch below {@code /dev/cxl}, up to 64 at once; those that this context has open
     * already are reported, not opened again. If the thread is interrupted, those that are not open yet fail, and it stays
     * interrupted.
     *
     * @return one outcome for each device, memory devices first, in the order of their numbers; empty where the system
     *     has none
     * @throws CxlException the directory is there and cannot be read
     */
    public List<ScanOutcome> scan() {
        return scan(DEVICES);
    }

    List<ScanOutcome> scan(Path directory) {
        return new Scanner(this).devices(directory);
    }

    /**
     * Tries every CXL component on MCTP that mctpd knows, asking it on the system bus; see {@link #scanMctp(MctpScan)}.
     */
    public List<ScanOutcome> scanMctp() {
        return scanMctp(MctpScan.systemBus());
    }

    /**
     * Tries every CXL component on MCTP that mctpd knows; both flavours of mctpd are found, Code Construct's and the one
     * that OpenBMC had before. Up to 64 components are tried at once; those that this context has open already are
     * reported, not opened again. A component that is listed, but gone, takes its whole timeout if it is probed, and does not
     * hold back the others. If the thread is interrupted, those that are not open yet fail, and it stays interrupted.
     *
     * <p>This needs {@code com.github.hypfvieh:dbus-java-transport-native-unixsocket}, which is not among the
     * dependencies that this library brings along.
     *
     * @return one outcome for each endpoint by network and endpoint id, then those for what makes no sense and for a
     *     mctpd that does not answer
     * @throws IllegalArgumentException this context's timeout is longer than the 2 seconds that CXL over MCTP allows, or
     *     the transports do not take the scan's options, as libcxlmi takes no gap between commands
     * @throws org.cxlmi.runtime.error.TransportException the bus cannot be asked, has no mctpd, or dbus-java is missing
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
     * Why a component did not identify itself when it was opened: it refused, the command was not let through, or its
     * answer was malformed. The endpoint can be used all the same.
     *
     * @param endpoint one of {@link #endpoints}
     * @return absent if it did identify itself, was not asked, or is not open here
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

    /** Lets these endpoints come after all others, in this order, as far as they are open. */
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

    /** Closes every endpoint that is still open; a command that is running finishes first. */
    @Override
    public void close() {
        List<Endpoint> left;
        synchronized (endpoints) {
            closed = true;
            left = List.copyOf(endpoints.keySet());
        }
        left.forEach(Endpoint::close);
    }

    /** Settings of a context. */
    public static final class Builder {

        private boolean probing = probingByDefault(System.getenv(PROBE_ENVIRONMENT));
        private Optional<Duration> timeout = Optional.empty();

        private Transports transports = Transports.selected();

        private Builder() {}

        static boolean probingByDefault(@Nullable String setting) {
            if (setting == null) {
                return true;
            }
            String value = setting.strip().toLowerCase(Locale.ROOT);
            return !value.equals("0") && !value.equals("false") && !value.startsWith("disable");
        }

        /** The transports to devices and to components on MCTP, in place of {@link Transports#selected}. */
        public Builder transports(Transports transports) {
            this.transports = Objects.requireNonNull(transports, "transports");
            return this;
        }

        /** Whether an endpoint is asked who it is when it is opened, so that a component that does not answer is found at once. */
        public Builder probe(boolean enabled) {
            this.probing = enabled;
            return this;
        }

        /**
         * How long each command may take, in place of each transport's own default.
         *
         * @throws IllegalArgumentException not positive
         */
        public Builder timeout(Duration timeout) {
            Objects.requireNonNull(timeout, "timeout");
            if (timeout.isNegative() || timeout.isZero()) {
                throw new IllegalArgumentException("timeout must be positive, is " + timeout);
            }
            this.timeout = Optional.of(timeout);
            return this;
        }

        public Cxl build() {
            return new Cxl(this);
        }
    }
}
