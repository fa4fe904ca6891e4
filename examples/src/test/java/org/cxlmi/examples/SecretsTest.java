package org.cxlmi.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.cxlmi.runtime.Command;
import org.cxlmi.runtime.CxlTarget;
import org.cxlmi.runtime.Endpoint;
import org.cxlmi.runtime.error.CommandContext;
import org.cxlmi.runtime.error.CxlException;
import org.cxlmi.runtime.error.CxlTimeoutException;
import org.cxlmi.runtime.recording.RecordingTransport;
import org.cxlmi.runtime.recording.ReplayTransport;
import org.cxlmi.runtime.transport.CciRequest;
import org.cxlmi.runtime.transport.CciResponse;
import org.cxlmi.runtime.transport.Deadline;
import org.cxlmi.runtime.transport.Transport;
import org.cxlmi.runtime.transport.Tunnel;
import org.cxlmi.runtime.wire.Struct;
import org.cxlmi.sdk.SecretCommands;
import org.cxlmi.sdk.fmapi.FabricManagerCommands;
import org.cxlmi.sdk.generic.GenericCommands;
import org.cxlmi.sdk.gfd.GlobalFamDeviceCommands;
import org.cxlmi.sdk.memdev.MemoryDeviceCommands;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Looks for the bytes of secrets in all that people and programs get to see besides the payloads themselves. */
class SecretsTest {

    private static final byte MARK = (byte) 0xA7;

    /** Two marks in a row, however bytes are printed. */
    private static final Pattern SHOWN = Pattern.compile("(?i)a7[ ,:_-]*(0x)?a7|-89, ?-89|167, ?167|\u00A7\u00A7");

    private static final int SUCCESS = 0;
    private static final int INCORRECT_PASSPHRASE = 0x14;
    private static final int BACKGROUND = 1;

    @TempDir
    Path directory;

    private final StringWriter seen = new StringWriter();
    private final PrintWriter see = new PrintWriter(seen);
    private final Logger logger = Logger.getLogger("org.cxlmi");
    private final Recording flight = new Recording();

    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord entry) {
            see.println(new SimpleFormatter().format(entry));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    /** A component that answers everything in one way. */
    private record Answering(Function<CciRequest, CciResponse> answer) implements Transport {

        @Override
        public String name() {
            return "mem0";
        }

        @Override
        public Duration defaultTimeout() {
            return Duration.ofSeconds(2);
        }

        @Override
        public CciResponse exchange(CciRequest request, Deadline deadline) {
            return answer.apply(request);
        }

        @Override
        public void close() {}
    }

    @BeforeEach
    void watch() {
        handler.setLevel(Level.ALL);
        logger.setLevel(Level.ALL);
        logger.setUseParentHandlers(false);
        logger.addHandler(handler);
        flight.enable("org.cxlmi.Command");
        flight.start();
    }

    @AfterEach
    void unwatch() {
        flight.close();
        logger.removeHandler(handler);
        logger.setUseParentHandlers(true);
        logger.setLevel(null);
    }

    static Stream<Arguments> secretCommands() {
        return Stream.of(
                        GenericCommands.all(),
                        MemoryDeviceCommands.all(),
                        FabricManagerCommands.all(),
                        GlobalFamDeviceCommands.all())
                .flatMap(List::stream)
                .filter(Command::hasSecret)
                .map(command -> arguments(command.name(), command));
    }

    private static byte[] marks(int length) {
        byte[] marks = new byte[length];
        Arrays.fill(marks, MARK);
        return marks;
    }

    @Test
    void marks_areFoundHoweverTheyArePrinted() {
        assertTrue(SHOWN.matcher(HexFormat.of().formatHex(marks(2))).find());
        assertTrue(SHOWN.matcher(HexFormat.ofDelimiter(" ").withUpperCase().formatHex(marks(2)))
                .find());
        assertTrue(SHOWN.matcher(Arrays.toString(marks(2))).find());
        assertTrue(SHOWN.matcher(Arrays.toString(new int[] {167, 167})).find());
        assertTrue(SHOWN.matcher("a7a7a7a7-a7a7-a7a7-a7a7-a7a7a7a7a7a7").find());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("secretCommands")
    void nothingShowsTheBytesOfASecretCommand(String name, Command<?, ?> command) throws IOException {
        byte[] request = marks(command.requestLayout().fixedLength() + 8);
        int length = command.responseLayout().fixedLength();
        int failures = 0;
        for (int response : new int[] {0, 1, Math.max(0, length - 1), length, length + 8}) {
            for (int returnCode : new int[] {SUCCESS, INCORRECT_PASSPHRASE, BACKGROUND}) {
                Answering component = new Answering(asked -> new CciResponse(returnCode, 0, marks(response)));
                failures += recordAndReplay(component, command, request);
            }
        }
        failures += recordAndReplay(
                new Answering(asked -> {
                    throw new CxlTimeoutException(
                            new CommandContext("mem0", asked.command(), asked.opcode(), 0), Duration.ofSeconds(2));
                }),
                command,
                request);
        seeFlight();

        String text = seen.toString();
        assertTrue(failures > 20, "failures: " + failures);
        assertTrue(text.contains("secret:" + request.length), "recordings were not looked at");
        assertTrue(text.contains("DEBUG") || text.contains("FINE"), "the log was not looked at");
        assertTrue(text.contains("org.cxlmi.Command"), "the flight recording was not looked at");
        assertEquals(
                List.of(),
                text.lines().filter(line -> SHOWN.matcher(line).find()).limit(5).toList());
    }

    private int recordAndReplay(Transport component, Command<?, ?> command, byte[] request) throws IOException {
        Path file = directory.resolve("exchanges.txt");
        int failures = 0;
        try (Endpoint endpoint = Endpoint.over(new RecordingTransport(component, file, SecretCommands::isSecret))) {
            failures += tryAll(endpoint, command, request);
            failures += tryAll(endpoint.through(Tunnel.switchPort(3)), command, request);
        }
        see.println(Files.readString(file));
        try (Endpoint replay = Endpoint.over(new ReplayTransport(file))) {
            failures += tryAll(replay, command, request);
        }
        return failures;
    }

    private int tryAll(CxlTarget target, Command<?, ?> command, byte[] request) {
        int failures = 0;
        failures += failed(() -> see.println(execute(target, command, request)));
        failures += failed(() -> target.executeRaw(command.opcode(), request));
        return failures;
    }

    private static <Q extends Struct, R extends Struct> String execute(
            CxlTarget target, Command<Q, R> command, byte[] payload) {
        Q request = command.requestReader().apply(payload);
        return request + " " + target.execute(command, request);
    }

    private int failed(Runnable action) {
        try {
            action.run();
            return 0;
        } catch (CxlException e) {
            e.printStackTrace(see);
            return 1;
        }
    }

    private void seeFlight() throws IOException {
        flight.stop();
        Path file = directory.resolve("flight.jfr");
        flight.dump(file);
        for (RecordedEvent event : RecordingFile.readAllEvents(file)) {
            see.println(event);
        }
    }
}
