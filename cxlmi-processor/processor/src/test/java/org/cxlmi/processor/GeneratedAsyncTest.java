package org.cxlmi.processor;

import static org.cxlmi.processor.Golden.call;
import static org.cxlmi.processor.Golden.hex;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.cxlmi.runtime.BackgroundOperation;
import org.cxlmi.runtime.Command;
import org.cxlmi.runtime.CxlTarget;
import org.cxlmi.runtime.wire.EmptyPayload;
import org.cxlmi.runtime.wire.Struct;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The methods that send commands without waiting for the responses. */
class GeneratedAsyncTest {

    @TempDir
    Path work;

    /** Remembers what is sent, and answers when it is told to. */
    private static final class Pending implements CxlTarget {

        private final byte[] payload;
        private String sent = "";
        private CompletableFuture<?> response = new CompletableFuture<>();
        private Runnable answer = () -> {};

        Pending(String payload) {
            this.payload = hex(payload);
        }

        @Override
        public String name() {
            return "pending";
        }

        @Override
        public <Q extends Struct, R extends Struct> CompletableFuture<R> executeAsync(
                Command<Q, R> command, Q request) {
            CompletableFuture<R> future = new CompletableFuture<>();
            sent = command + " " + HexFormat.of().formatHex(request.bytes());
            response = future;
            answer = () -> future.complete(command.responseReader().read(payload, request));
            return future;
        }

        @Override
        public <Q extends Struct> CompletableFuture<BackgroundOperation> startAsync(
                Command<Q, EmptyPayload> command, Q request) {
            CompletableFuture<BackgroundOperation> future = new CompletableFuture<>();
            sent = "start " + command + " " + HexFormat.of().formatHex(request.bytes());
            answer = () -> future.complete(new BackgroundOperation(
                    command.name(), command.opcode(), name(), 0, BackgroundOperation.State.RUNNING));
            return future;
        }

        @Override
        public <Q extends Struct, R extends Struct> R execute(Command<Q, R> command, Q request) {
            throw new UnsupportedOperationException();
        }

        @Override
        public <Q extends Struct> BackgroundOperation start(Command<Q, EmptyPayload> command, Q request) {
            throw new UnsupportedOperationException();
        }

        @Override
        public byte[] executeRaw(int opcode, byte[] payload) {
            throw new UnsupportedOperationException();
        }
    }

    /** What a method returns, after the component has answered. */
    private static Object answered(Pending target, Object future) {
        assertTrue(!((CompletableFuture<?>) future).isDone());
        target.answer.run();
        return ((CompletableFuture<?>) future).join();
    }

    @Test
    void methodOfEachForm_sendsTheCommand_andReturnsItsFuture() throws IOException {
        Golden golden = Golden.load("facade", work);
        Pending target = new Pending("07000000");
        Object facade = call(golden.type("VendorAsync"), "of", target);

        assertNull(answered(target, call(facade, "ping")));
        assertEquals("Ping (C014h) ", target.sent);
        assertEquals(7L, call(answered(target, call(facade, "readValue")), "value"));
        assertEquals("Read Value (C015h) ", target.sent);
        assertNull(answered(target, call(facade, "storeValue", 5L)));
        assertEquals("Write Value (C016h) 05000000", target.sent);
        assertNull(answered(target, call(facade, "storeValue", golden.build("StoreValueRequest", "value", 6L))));
        assertEquals("Write Value (C016h) 06000000", target.sent);
        Consumer<Object> settings = builder -> call(builder, "value", 8L);
        assertNull(answered(target, call(facade, "storeValue", settings)));
        assertEquals("Write Value (C016h) 08000000", target.sent);
    }

    @Test
    void whatALaterRevisionBrought_isReturnedByItsOwnMethods() throws IOException {
        Golden golden = Golden.load("facade", work);
        Pending target = new Pending("01");
        Object facade = call(golden.type("VendorAsync"), "of", target);

        assertNull(answered(target, call(facade, "answerLater", 7)));
        assertEquals("Answer Later (C027h) 0700", target.sent);
        Object response = answered(target, call(facade, "answerLaterWithResponse", 7));
        assertEquals(OptionalInt.of(1), call(response, "done"));
    }

    @Test
    void commandThatMayRunInTheBackground_isStarted() throws IOException {
        Golden golden = Golden.load("background", work);
        Pending target = new Pending("");
        Object facade = call(golden.type("VendorAsync"), "of", target);

        BackgroundOperation operation = (BackgroundOperation) answered(target, call(facade, "sanitizeSlowly", 3));

        assertEquals("start Sanitize Slowly (C01Bh) 03", target.sent);
        assertTrue(operation.isRunning());
    }

    @Test
    void futureOfACommandWithoutResponse_thatIsCancelled_cancelsTheCommand() throws IOException {
        Pending target = new Pending("");
        Object facade = call(Golden.load("facade", work).type("VendorAsync"), "of", target);

        ((CompletableFuture<?>) call(facade, "ping")).cancel(false);

        assertTrue(target.response.isCancelled());
    }

    @Test
    void futureOfAResponse_isThatOfTheTarget() throws IOException {
        Pending target = new Pending("");
        Object facade = call(Golden.load("facade", work).type("VendorAsync"), "of", target);

        assertSame(call(facade, "readValue"), target.response);
    }
}
