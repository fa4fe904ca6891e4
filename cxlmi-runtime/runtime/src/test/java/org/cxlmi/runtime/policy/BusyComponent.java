package org.cxlmi.runtime.policy;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.cxlmi.runtime.Command;
import org.cxlmi.runtime.error.CxlTimeoutException;
import org.cxlmi.runtime.transport.CciRequest;
import org.cxlmi.runtime.transport.CciResponse;
import org.cxlmi.runtime.transport.Deadline;
import org.cxlmi.runtime.transport.MessageType;
import org.cxlmi.runtime.transport.Transport;
import org.cxlmi.runtime.wire.EmptyPayload;

/** A component that answers as it is told to, and whose pauses take no time. */
final class BusyComponent implements Transport {

    static final Command<EmptyPayload, EmptyPayload> READ = Command.define("Read", 0xC000, MessageType.CCI)
            .repeatable()
            .withoutRequest()
            .withoutResponse();

    static final Command<EmptyPayload, EmptyPayload> CHANGE =
            Command.define("Change", 0xC001, MessageType.CCI).withoutRequest().withoutResponse();

    static final int SUCCESS = 0;
    static final int INVALID_INPUT = 2;
    static final int BUSY = 6;

    /** Stands for a response that does not come. */
    static final int SILENCE = -1;

    /** The return codes of the next responses; Success after them. */
    final Deque<Integer> codes = new ArrayDeque<>();

    final List<Duration> pauses = new CopyOnWriteArrayList<>();

    /** Completed when the pauses are over. */
    volatile CompletableFuture<Void> pause = CompletableFuture.completedFuture(null);

    final List<Duration> timeouts = new ArrayList<>();

    @Override
    public String name() {
        return "busy";
    }

    @Override
    public Duration defaultTimeout() {
        return Duration.ofSeconds(2);
    }

    @Override
    public CciResponse exchange(CciRequest request, Deadline deadline) {
        timeouts.add(deadline.timeout());
        Integer code = codes.poll();
        if (code != null && code == SILENCE) {
            throw new CxlTimeoutException(request.context(this), deadline.timeout());
        }
        return new CciResponse(code == null ? SUCCESS : code, 0, new byte[0]);
    }

    @Override
    public CompletableFuture<Void> pause(Duration length) {
        pauses.add(length);
        return pause;
    }

    @Override
    public void close() {}
}
