package org.cxlmi.cli.targets;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Predicate;
import org.cxlmi.cli.catalog.Commands;
import org.cxlmi.cli.catalog.NamedCommand;
import org.cxlmi.cli.output.CliException;
import org.cxlmi.runtime.Command;
import org.cxlmi.runtime.CxlTarget;
import org.cxlmi.runtime.Endpoint;
import org.cxlmi.runtime.Policy;
import org.cxlmi.runtime.error.TransportException;
import org.cxlmi.runtime.linux.Mctp;
import org.cxlmi.runtime.linux.Transports;
import org.cxlmi.runtime.net.MctpStream;
import org.cxlmi.runtime.recording.Recording;
import org.cxlmi.runtime.recording.ReplayTransport;
import org.cxlmi.runtime.transport.CciRequest;
import org.cxlmi.runtime.transport.Transport;
import org.cxlmi.sdk.Cxl;
import org.cxlmi.sdk.SecretCommands;
import org.jspecify.annotations.Nullable;

/** Opens targets, each base once, and closes them at the end. It can be used from many threads. */
public final class Opener implements AutoCloseable {

    private final OpenOptions options;
    private final Fabrics fabrics;
    private final Cxl cxl;
    private final Map<Base, FutureTask<Endpoint>> endpoints = new HashMap<>();
    private @Nullable Recording recording;

    /** An opener of targets that are not known yet. */
    public static Opener create(OpenOptions options) {
        return new Opener(options, new Fabrics());
    }

    Opener(OpenOptions options, Fabrics fabrics) {
        this.options = options;
        this.fabrics = fabrics;
        Cxl.Builder builder = Cxl.builder().probe(options.probing());
        options.timeout().ifPresent(builder::timeout);
        this.cxl = builder.build();
    }

    /** Opens a target. */
    public CxlTarget open(Place place) throws InterruptedException {
        CxlTarget target = endpoint(place.base());
        if (place.tunnel().isPresent()) {
            target = target.through(place.tunnel().get());
        }
        if (place.timeout().isPresent()) {
            target = target.withTimeout(place.timeout().get());
        }
        for (Policy policy : options.policies()) {
            target = target.with(policy);
        }
        return target;
    }

    private Endpoint endpoint(Base base) throws InterruptedException {
        FutureTask<Endpoint> opening;
        synchronized (endpoints) {
            opening = endpoints.computeIfAbsent(base, wanted -> new FutureTask<>(() -> openNow(wanted)));
        }
        opening.run(); // Does nothing if another thread has begun.
        try {
            return opening.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        } catch (CancellationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Lets a target be opened again, when its connection is of no use any more. */
    public void forget(Place place) {
        FutureTask<Endpoint> opened;
        synchronized (endpoints) {
            opened = endpoints.remove(place.base());
        }
        if (opened != null && opened.isDone()) {
            try {
                opened.get().close();
            } catch (ExecutionException | CancellationException e) {
                return; // It was never open.
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private Endpoint openNow(Base base) {
        Transport transport = transport(base);
        try {
            transport = recorded(transport);
        } catch (RuntimeException e) {
            transport.close();
            throw e;
        }
        return cxl.open(transport);
    }

    private synchronized Transport recorded(Transport transport) {
        if (options.recording().isEmpty()) {
            return transport;
        }
        if (recording == null) {
            recording = Recording.to(options.recording().get(), secrets());
        }
        return recording.of(transport);
    }

    private Transport transport(Base base) {
        if (base instanceof Base.Device device) {
            return Transports.selected().openDevice(device.name());
        } else if (base instanceof Base.MctpEndpoint mctp) {
            return Transports.selected().openMctp(mctp.network(), mctp.eid(), Mctp.Options.DEFAULT);
        } else if (base instanceof Base.Simulated simulated) {
            return fabrics.connect(simulated);
        } else if (base instanceof Base.Served served) {
            return MctpStream.open(served.address());
        }
        return replay((Base.Replay) base);
    }

    private static Transport replay(Base.Replay replay) {
        Path file = replay.file();
        try {
            return replay.component().isEmpty()
                    ? new ReplayTransport(file)
                    : new ReplayTransport(file, replay.component());
        } catch (TransportException e) {
            if (e.getCause() instanceof IOException unreadable) {
                throw CliException.unreadable("replay:" + file + ": the file", unreadable);
            }
            throw e;
        }
    }

    /** Also those of vendors. */
    private static Predicate<CciRequest> secrets() {
        return SecretCommands.among(
                Commands.loadable().<Command<?, ?>>map(NamedCommand::command).toList());
    }

    @Override
    public void close() {
        cxl.close();
        closeRecording();
    }

    private synchronized void closeRecording() {
        if (recording != null) {
            recording.close();
        }
    }
}
