package org.cxlmi.sdk.collect;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.cxlmi.runtime.Command;
import org.cxlmi.runtime.CommandImpact;
import org.cxlmi.runtime.CxlTarget;
import org.cxlmi.runtime.error.CommandFailedException;
import org.cxlmi.runtime.error.CxlException;
import org.cxlmi.runtime.error.CxlTimeoutException;
import org.cxlmi.runtime.error.IncompleteOperationException;
import org.cxlmi.runtime.error.MalformedResponseException;
import org.cxlmi.runtime.error.TransportException;
import org.cxlmi.runtime.internal.pause.Pauses;
import org.cxlmi.runtime.wire.EmptyPayload;
import org.cxlmi.runtime.wire.Struct;
import org.cxlmi.sdk.collect.CollectedPart.Kind;
import org.cxlmi.sdk.generic.CommandEffectsLogEntry;
import org.cxlmi.sdk.generic.EventLog;
import org.cxlmi.sdk.generic.FeatureIdentifier;
import org.cxlmi.sdk.generic.FeatureSelection;
import org.cxlmi.sdk.generic.Generic;
import org.cxlmi.sdk.generic.GetCommandEffectsLogResponse;
import org.cxlmi.sdk.generic.GetComponentStateDumpLogResponse;
import org.cxlmi.sdk.generic.GetDdr5EcsLogResponse;
import org.cxlmi.sdk.generic.GetEventRecords;
import org.cxlmi.sdk.generic.GetFeature;
import org.cxlmi.sdk.generic.GetLog;
import org.cxlmi.sdk.generic.GetSupportedFeatures;
import org.cxlmi.sdk.generic.GetSupportedLogs;
import org.cxlmi.sdk.generic.GetSupportedLogsResponse;
import org.cxlmi.sdk.generic.Identify;
import org.cxlmi.sdk.generic.LogIdentifier;
import org.cxlmi.sdk.generic.SupportedFeatureEntry;
import org.cxlmi.sdk.generic.SupportedLogEntry;
import org.cxlmi.sdk.ops.FeatureData;
import org.cxlmi.sdk.ops.LogCapture;
import org.jspecify.annotations.Nullable;

/** A data collection at work. */
final class CollectionRun {

    private final CxlTarget target;
    private final Collection<? extends Command<?, ?>> commands;
    private final LogCapture logs;
    private final boolean asItIs;
    private final Consumer<? super CollectedPart> parts;

    CollectionRun(
            CxlTarget target,
            Collection<? extends Command<?, ?>> commands,
            Duration timeout,
            boolean asItIs,
            Consumer<? super CollectedPart> parts) {
        this.target = target;
        this.commands = commands;
        this.logs = LogCapture.of(target).withTimeout(timeout);
        this.asItIs = asItIs;
        this.parts = parts;
    }

    /** What was read. */
    private static final class Data {

        private final List<Struct> structs;
        private final byte[] bytes;

        Data(List<? extends Struct> structs, byte[] bytes) {
            this.structs = List.copyOf(structs);
            this.bytes = bytes;
        }

        static Data of(Struct struct) {
            return new Data(List.of(struct), struct.bytes());
        }
    }

    /** Ends the run, because the component does not answer any more. */
    private static final class GoneException extends Exception {

        private static final long serialVersionUID = 1L;

        private final CxlException failure;

        GoneException(CxlException failure) {
            super(failure);
            this.failure = failure;
        }
    }

    Optional<CxlException> run() throws InterruptedException {
        try {
            read();
            return Optional.empty();
        } catch (GoneException e) {
            return Optional.of(e.failure);
        }
    }

    private void read() throws GoneException, InterruptedException {
        send(Identify.COMMAND);
        List<SupportedLogEntry> all = send(GetSupportedLogs.COMMAND)
                .map(data -> ((GetSupportedLogsResponse) data.structs.get(0)).supportedLogEntries())
                .orElse(List.of());
        Optional<Set<Integer>> opcodes = Optional.empty();
        for (SupportedLogEntry log : all) {
            if (log.logIdentifier() == LogIdentifier.COMMAND_EFFECTS_LOG && opcodes.isEmpty()) {
                opcodes = readLog(log).map(CollectionRun::opcodes);
            }
        }
        for (Command<?, ?> command : readable(opcodes)) {
            send(command);
        }
        for (EventLog log : EventLog.values()) {
            if (log != EventLog.UNRECOGNIZED) {
                attempt(
                        Kind.EVENTS,
                        log.label(),
                        GetEventRecords.COMMAND,
                        () -> Data.of(Generic.of(target).getEventRecords(log)));
            }
        }
        for (SupportedLogEntry log : all) {
            if (log.logIdentifier() != LogIdentifier.COMMAND_EFFECTS_LOG) {
                readLog(log);
            }
        }
        readFeatures();
    }

    private static Set<Integer> opcodes(Data effects) {
        return effects.structs.stream()
                .flatMap(log -> ((GetCommandEffectsLogResponse) log).entries().stream())
                .map(CommandEffectsLogEntry::opcode)
                .collect(Collectors.toSet());
    }

    /**
     * All that only read, and need no request; of the component, if it says which it has. If a list takes several of
     * them, the component keeps the position, and another program may be reading it.
     */
    private List<? extends Command<?, ?>> readable(Optional<Set<Integer>> opcodes) {
        return commands.stream()
                .filter(command -> command.requestType() == EmptyPayload.class
                        && command.impact() == CommandImpact.READS
                        && !command.hasSecret()
                        && !command.isVariant()
                        && command.paging().isEmpty())
                .filter(command -> command.opcode() != Identify.OPCODE && command.opcode() != GetSupportedLogs.OPCODE)
                .filter(command -> opcodes.isEmpty() || opcodes.get().contains(command.opcode()))
                .sorted(Comparator.comparing(Command::opcode))
                .toList();
    }

    private <Q extends Struct, R extends Struct> Optional<Data> send(Command<Q, R> command)
            throws GoneException, InterruptedException {
        Q request = command.requestType().cast(EmptyPayload.EMPTY);
        return attempt(Kind.COMMAND, command.name(), command, () -> Data.of(target.execute(command, request)));
    }

    private Optional<Data> readLog(SupportedLogEntry log) throws GoneException, InterruptedException {
        UUID id = log.logIdentifierId();
        boolean isKnown = log.logIdentifier() != LogIdentifier.UNRECOGNIZED;
        return attempt(Kind.LOG, isKnown ? log.logIdentifier().label() : id.toString(), GetLog.COMMAND, () -> {
            byte[] bytes = (canBePopulated(id) ? logs : logs.asItIs()).bytes(id).run();
            return new Data(structs(log.logIdentifier(), bytes), bytes);
        });
    }

    private boolean canBePopulated(UUID log) {
        if (asItIs) {
            return false;
        }
        try {
            return Generic.of(target)
                    .getLogCapabilities(request -> request.logIdentifierId(log))
                    .parameterFlags()
                    .populateLogSupported();
        } catch (CommandFailedException | MalformedResponseException e) {
            return false;
        }
    }

    private static List<Struct> structs(LogIdentifier log, byte[] bytes) {
        try {
            return switch (log) {
                case COMMAND_EFFECTS_LOG -> List.of(GetCommandEffectsLogResponse.wrap(bytes));
                case COMPONENT_STATE_DUMP_LOG -> List.of(GetComponentStateDumpLogResponse.wrap(bytes));
                case DDR5_ERROR_CHECK_SCRUB_LOG -> List.of(GetDdr5EcsLogResponse.wrap(bytes));
                default -> List.of();
            };
        } catch (MalformedResponseException e) {
            return List.of(); // The bytes are there all the same.
        }
    }

    private void readFeatures() throws GoneException, InterruptedException {
        FeatureData features = FeatureData.of(target);
        Optional<Data> list = attempt(
                Kind.COMMAND,
                GetSupportedFeatures.COMMAND.name(),
                GetSupportedFeatures.COMMAND,
                () -> joined(features.entries()));
        for (Struct each : list.map(data -> data.structs).orElse(List.of())) {
            SupportedFeatureEntry entry = (SupportedFeatureEntry) each;
            boolean isKnown = entry.featureIdentifier() != FeatureIdentifier.UNRECOGNIZED;
            UUID id = entry.featureIdentifierId();
            attempt(
                    Kind.FEATURE,
                    isKnown ? entry.featureIdentifier().label() : id.toString(),
                    GetFeature.COMMAND,
                    () -> new Data(List.of(), features.read(id, FeatureSelection.CURRENT)));
        }
    }

    private static Data joined(List<? extends Struct> structs) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        structs.forEach(struct -> bytes.writeBytes(struct.bytes()));
        return new Data(structs, bytes.toByteArray());
    }

    /** Reads a part. A component that refuses is no reason to end, but one that is gone is. */
    private Optional<Data> attempt(Kind kind, String name, Command<?, ?> command, Callable<Data> work)
            throws GoneException, InterruptedException {
        Pauses.checkInterrupt();
        Instant begin = Instant.now();
        long nanos = System.nanoTime();
        Data data = null;
        Exception failure = null;
        try {
            data = work.call();
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            failure = e;
        }
        parts.accept(new CollectedPart(
                new CollectedPart.Subject(kind, name, command),
                begin,
                Duration.ofNanos(System.nanoTime() - nanos),
                data == null ? List.of() : data.structs,
                data == null ? new byte[0] : data.bytes,
                failure));
        checkThere(failure);
        return Optional.ofNullable(data);
    }

    private void checkThere(@Nullable Exception failure) throws GoneException, InterruptedException {
        CxlException first = noAnswer(failure);
        if (first == null) {
            return;
        }
        Pauses.checkInterrupt();
        try {
            Generic.of(target).identify();
        } catch (CxlException e) {
            if (noAnswer(e) != null) {
                throw new GoneException(first);
            }
        }
    }

    /** The failure, if it shows that nobody answered; null otherwise. */
    private @Nullable CxlException noAnswer(@Nullable Exception failure) {
        Throwable first = failure instanceof IncompleteOperationException && failure.getCause() != null
                ? failure.getCause()
                : failure;
        if (first instanceof CommandFailedException refused && refused.layer() != target.layer()) {
            return refused;
        }
        return first instanceof CxlTimeoutException || first instanceof TransportException
                ? (CxlException) first
                : null;
    }
}
