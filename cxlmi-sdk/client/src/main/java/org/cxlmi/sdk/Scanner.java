package org.cxlmi.sdk;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import org.cxlmi.runtime.Endpoint;
import org.cxlmi.runtime.error.CxlException;
import org.cxlmi.runtime.error.TransportException;
import org.cxlmi.runtime.linux.Mailbox;
import org.cxlmi.runtime.linux.Mctp;
import org.cxlmi.runtime.linux.Transports;
import org.cxlmi.runtime.transport.MessageType;
import org.cxlmi.runtime.transport.Transport;
import org.cxlmi.sdk.internal.mctpd.Listing;
import org.cxlmi.sdk.internal.mctpd.Mctpd;
import org.cxlmi.sdk.internal.mctpd.MessageBus;

/** Opens in a context what there is to open, and tells what became of each. */
final class Scanner {

    /** {@link Transports#openMctp}, or something else in tests. */
    @FunctionalInterface
    interface MctpOpener {
        Transport open(int network, int eid, Mctp.Options options);
    }

    private static final Comparator<String> BY_KIND_AND_NUMBER = Comparator.comparing((String name) -> name.charAt(0))
            .thenComparingInt(String::length)
            .thenComparing(name -> name);

    private final Cxl cxl;

    Scanner(Cxl cxl) {
        this.cxl = cxl;
    }

    /** Tries every device with a mailbox in a directory; there are none where it does not exist. */
    List<ScanOutcome> devices(Path directory) {
        List<ScanOutcome> outcomes = new ArrayList<>();
        for (String device : deviceNames(directory)) {
            outcomes.add(tryOpening(device, () -> cxl.open(device)));
        }
        return List.copyOf(outcomes);
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
        List<ScanOutcome> outcomes = new ArrayList<>();
        for (Listing listing : Mctpd.list(bus)) {
            if (listing instanceof Listing.Endpoint endpoint) {
                outcomes.add(tryEndpoint(endpoint, options, opener));
            } else if (listing instanceof Listing.Unusable unusable) {
                outcomes.add(new ScanOutcome.Failed(unusable.name(), unusable.reason()));
            }
        }
        return List.copyOf(outcomes);
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
