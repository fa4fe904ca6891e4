package org.cxlmi.processor;

import static org.cxlmi.processor.Golden.call;
import static org.cxlmi.processor.Golden.hex;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;
import org.cxlmi.runtime.BackgroundOperation;
import org.cxlmi.runtime.Command;
import org.cxlmi.runtime.CommandEffect;
import org.cxlmi.runtime.CommandImpact;
import org.cxlmi.runtime.CxlTarget;
import org.cxlmi.runtime.transport.MessageType;
import org.cxlmi.runtime.wire.EmptyPayload;
import org.cxlmi.runtime.wire.Struct;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands as values, and the methods that send them. */
class GeneratedCommandsTest {

    @TempDir
    Path work;

    /** Remembers what is sent, and answers with what it was given. */
    private static final class Recording implements CxlTarget {

        private final byte[] response;
        private String sent = "";

        Recording(String response) {
            this.response = hex(response);
        }

        @Override
        public String name() {
            return "recording";
        }

        @Override
        public <Q extends Struct, R extends Struct> R execute(Command<Q, R> command, Q request) {
            sent = command + " " + HexFormat.of().formatHex(request.bytes());
            return command.responseReader().read(response, request);
        }

        @Override
        public <Q extends Struct> BackgroundOperation start(Command<Q, EmptyPayload> command, Q request) {
            sent = "start " + command + " " + HexFormat.of().formatHex(request.bytes());
            throw new UnsupportedOperationException(sent);
        }

        @Override
        public byte[] executeRaw(int opcode, byte[] payload) {
            throw new UnsupportedOperationException();
        }
    }

    @Test
    void facade_methodOfEachForm_sendsTheCommand() throws IOException {
        Golden golden = Golden.load("facade", work);
        Recording target = new Recording("07000000");
        Object facade = call(golden.type("Vendor"), "of", target);

        call(facade, "ping");
        assertEquals("Ping (C014h) ", target.sent);
        assertEquals(7L, call(call(facade, "readValue"), "value"));
        assertEquals("Read Value (C015h) ", target.sent);
        call(facade, "storeValue", 5L);
        assertEquals("Write Value (C016h) 05000000", target.sent);
        call(facade, "storeValue", golden.build("StoreValueRequest", "value", 6L));
        assertEquals("Write Value (C016h) 06000000", target.sent);
        Consumer<Object> settings = builder -> call(builder, "value", 8L);
        call(facade, "storeValue", settings);
        assertEquals("Write Value (C016h) 08000000", target.sent);
        call(facade, "writeThree", 512L << 20, golden.constant("Kind", "ONE"), Instant.EPOCH.plusNanos(3));
        assertEquals("Write Three (C017h) 0200000000000000" + "01" + "0300000000000000", target.sent);
        call(facade, "writeConstant");
        assertEquals("Write Constant (C01Ah) 0df0feca", target.sent);
    }

    @Test
    void facade_requestThatWouldNotBeReadableWhereCalled_hasNoPlainForm() throws IOException {
        Class<?> facade = Golden.load("facade", work).type("Vendor");
        assertEquals(List.of(1, 1), parameterCounts(facade, "writeFour"));
        assertEquals(List.of(1, 1), parameterCounts(facade, "writeOptional"));
        assertEquals(List.of(1, 1), parameterCounts(facade, "writeFlag"));
        assertEquals(List.of(1, 1), parameterCounts(facade, "writeNumbers"));
        assertEquals(List.of(1, 1, 2), parameterCounts(facade, "writeTwo"));
        assertEquals(List.of(1, 1, 3), parameterCounts(facade, "writeThree"));
        assertEquals(List.of(0), parameterCounts(facade, "ping"));
    }

    @Test
    void facade_whatALaterRevisionBrought_hasItsOwnMethods() throws IOException {
        Golden golden = Golden.load("facade", work);
        Recording target = new Recording("01");
        Object facade = call(golden.type("Vendor"), "of", target);

        call(facade, "writeLater", 5, 6);
        assertEquals("Write Later (C026h) 0500" + "06", target.sent);
        call(facade, "answerLater", 7);
        assertEquals("Answer Later (C027h) 0700", target.sent);
        assertEquals(OptionalInt.of(1), call(call(facade, "answerLaterWithResponse", 7), "done"));
        assertEquals(1, call(call(facade, "askLater"), "done"));
        assertEquals("Ask Later (C028h) ", target.sent);
    }

    private static List<Integer> parameterCounts(Class<?> facade, String method) {
        return Arrays.stream(facade.getMethods())
                .filter(candidate -> candidate.getName().equals(method))
                .map(Method::getParameterCount)
                .sorted()
                .toList();
    }

    @Test
    void facade_responseThatDependsOnTheRequest_isReadWithIt() throws IOException {
        Golden golden = Golden.load("nested", work);
        Recording target = new Recording("01000000" + "01000003" + "020a0000");
        Object facade = call(golden.type("Vendor"), "of", target);
        Consumer<Object> settings =
                builder -> call(call(call(builder, "startPort", 2), "portLimit", 4), "switchIds", new int[] {1});
        Object response = call(facade, "getSwitches", settings);
        List<?> switches = (List<?>) call(response, "switches");
        assertEquals(1, ((List<?>) call(switches.get(0), "ports")).size());
    }

    @Test
    void background_command_saysWhatItIs() throws Exception {
        Golden golden = Golden.load("background", work);
        Command<?, ?> command = (Command<?, ?>)
                golden.type("SanitizeSlowly").getField("COMMAND").get(null);
        assertEquals(0xC01B, command.opcode());
        assertEquals("Sanitize Slowly", command.name());
        assertEquals(MessageType.CCI, command.messageType());
        assertTrue(command.mayRunInBackground());
        assertTrue(command.isProvisional());
        assertEquals(
                Set.of(CommandEffect.IMMEDIATE_DATA_CHANGE, CommandEffect.BACKGROUND_OPERATION), command.effects());
        assertSame(CommandImpact.DESTROYS_DATA, command.impact());
        assertFalse(command.isRepeatable());
        assertSame(golden.type("SanitizeSlowlyRequest"), command.requestType());

        Command<?, ?> route =
                (Command<?, ?>) golden.type("RoutePackets").getField("COMMAND").get(null);
        assertEquals(MessageType.FM_API, route.messageType());
        assertFalse(route.mayRunInBackground());
        assertSame(CommandImpact.CHANGES, route.impact());
        assertTrue(route.isRepeatable());
    }

    @Test
    void background_facadeMethod_starts() throws IOException {
        Golden golden = Golden.load("background", work);
        Object facade = call(golden.type("Vendor"), "of", new Recording(""));
        UnsupportedOperationException started =
                assertThrows(UnsupportedOperationException.class, () -> call(facade, "sanitizeSlowly", 3));
        assertEquals("start Sanitize Slowly (C01Bh) 03", started.getMessage());
    }
}
