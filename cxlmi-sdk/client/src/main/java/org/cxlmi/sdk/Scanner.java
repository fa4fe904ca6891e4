package org.cxlmi.sdk;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.cxlmi.runtime.Endpoint;
import org.cxlmi.runtime.error.CxlException;
import org.cxlmi.runtime.error.TransportException;
import org.cxlmi.runtime.linux.Mailbox;
import org.cxlmi.runtime.linux.Mctp;
import org.cxlmi.runtime.linux.Transports;
import org.cxlmi.runtime.transport.MessageType;
import org.cxlmi.runtime.transport.Transport;
import org.cxlmi.sdk.fleet.Fleet;
import org.cxlmi.sdk.fleet.FleetOutcome;
import org.cxlmi.sdk.internal.mctpd.Listing;
import org.cxlmi.sdk.internal.mctpd.Mctpd;
import org.cxlmi.sdk.internal.mctpd.MessageBus;

/** Opens all devices or endpoints that it finds in a context, and returns an outcome for each. */
final class Scanner {

    /** {@link Transports#openMctp}, or something else in tests. */
    @FunctionalInterface
    interface MctpOpener {
        Transport open(int network, int eid, Mctp.Options options);
    }

    /** An unexpected exception stops the scan, because it does not concern only one device. */
    private static final Fleet FLEET = Fleet.create().withFailureLimit(1);

    private static final Comparator<String> BY_KIND_AND_NUMBER = Comparator.comparing((String name) -> name.charAt(0))
            .thenComparingInt(String::length)
            .thenComparing(name -> name);

    private final Cxl cxl;

    Scanner(Cxl cxl) {
        this.cxl = cxl;
    }

    /** Tries every device with a mailbox in a directory. A directory that does not exist has none. */
    List<ScanOutcome> devices(Path directory) {
        return tryAll(deviceNames(directory), device -> device, device -> tryOpening(device, () -> cxl.open(device)));
    }

    private static List<String> deviceNames(Path directory) {
        List<String> names = new ArrayList<>();
        if (Files.isDirectory(directory)) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
                files.forEach(file -> names.add(String.valueOf(file.getFileName())));
            } catch (IOException | DirectoryIteratorException e) {
                throw new TransportException(
                        directory.toString(), "listing the devices", "It cannot be read: " + e.getMessage(), e);
            }
        }
        return names.stream()
                .filter(Mailbox::isDeviceName)
                .sorted(BY_KIND_AND_NUMBER)
                .toList();
    }

    /** Tries every endpoint that mctpd lists and that supports a message type of CXL. */
    List<ScanOutcome> mctp(MessageBus bus, Mctp.Options options, MctpOpener opener) {
        return tryAll(Mctpd.list(bus), Scanner::nameOf, listing -> tryListing(listing, options, opener));
    }

    private static String nameOf(Listing listing) {
        return listing instanceof Listing.Endpoint endpoint
                ? Mctp.nameOf(endpoint.network(), endpoint.eid())
                : ((Listing.Unusable) listing).name();
    }

    private ScanOutcome tryListing(Listing listing, Mctp.Options options, MctpOpener opener) {
        return listing instanceof Listing.Unusable unusable
                ? new ScanOutcome.Failed(unusable.name(), unusable.reason())
                : tryEndpoint((Listing.Endpoint) listing, options, opener);
    }

    private ScanOutcome tryEndpoint(Listing.Endpoint listed, Mctp.Options options, MctpOpener opener) {
        String name = Mctp.nameOf(listed.network(), listed.eid());
        boolean cci = listed.messageTypes().contains(MessageType.CCI.code());
        boolean fmApi = listed.messageTypes().contains(MessageType.FM_API.code());
        if (!cci && !fmApi) {
            return new ScanOutcome.NotCxl(name, listed.messageTypes());
        }
        Mctp.Options possible = options.withFmApi(options.fmApi() && fmApi);
        return tryOpening(name, () -> {
            Transport transport = open(listed, possible, opener);
            // The probe is a component command.
            return cci ? cxl.open(transport) : cxl.openUnprobed(transport);
        });
    }

    private static Transport open(Listing.Endpoint listed, Mctp.Options options, MctpOpener opener) {
        try {
            return opener.open(listed.network(), listed.eid(), options);
        } catch (IllegalArgumentException e) {
            throw new TransportException(
                    Mctp.nameOf(listed.network(), listed.eid()),
                    "open",
                    "mctpd lists what cannot be: " + e.getMessage() + ".",
                    e);
        }
    }

    /** Tries all of them, many at once, and returns the outcomes in their order. */
    private <T> List<ScanOutcome> tryAll(List<T> found, Function<T, String> naming, Function<T, ScanOutcome> trying) {
        List<ScanOutcome> outcomes = new ArrayList<>();
        List<Endpoint> opened = new ArrayList<>();
        for (FleetOutcome<T, ScanOutcome> tried : FLEET.runEach(found, trying::apply)) {
            ScanOutcome outcome = outcomeOf(naming.apply(tried.target()), tried);
            outcomes.add(outcome);
            if (outcome instanceof ScanOutcome.Opened newly) {
                opened.add(newly.endpoint());
            }
        }
        cxl.order(opened);
        return List.copyOf(outcomes);
    }

    private static <T> ScanOutcome outcomeOf(String device, FleetOutcome<T, ScanOutcome> tried) {
        if (tried instanceof FleetOutcome.Done<T, ScanOutcome> done) {
            return done.value();
        }
        if (tried instanceof FleetOutcome.Failed<T, ScanOutcome> failed) {
            if (failed.cause() instanceof Error error) {
                throw error;
            }
            throw (RuntimeException) failed.cause();
        }
        return new ScanOutcome.Failed(
                device, new TransportException(device, "open", "The thread that scans was interrupted.", null));
    }

    private ScanOutcome tryOpening(String device, Supplier<Endpoint> opening) {
        for (Endpoint endpoint : cxl) {
            if (endpoint.name().equals(device)) {
                return new ScanOutcome.AlreadyOpen(device, endpoint);
            }
        }
        try {
            return new ScanOutcome.Opened(device, opening.get());
        } catch (CxlException e) {
            return new ScanOutcome.Failed(device, e);
        }
    }
}
