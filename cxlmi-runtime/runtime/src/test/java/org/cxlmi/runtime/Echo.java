package org.cxlmi.runtime;

import java.util.List;
import org.cxlmi.runtime.error.MalformedResponseException;
import org.cxlmi.runtime.transport.MessageType;
import org.cxlmi.runtime.wire.EmptyPayload;
import org.cxlmi.runtime.wire.Layout;
import org.cxlmi.runtime.wire.Struct;

/** A struct of two bytes or more, and commands that use it, as the generator would write them. */
final class Echo extends Struct {

    static final Layout LAYOUT = new Layout("Echo", 2, 2, List.of());

    static final Command<Echo, Echo> ECHO = Command.define("Echo", 0xC000, MessageType.CCI)
            .effects(CommandEffect.IMMEDIATE_LOG_CHANGE)
            .provisional()
            .request(Echo.class, () -> Echo.LAYOUT, Echo::wrap)
            .response(Echo.class, () -> Echo.LAYOUT, (payload, request) -> wrap(payload));

    static final Command<Echo, Echo> REPEATABLE = Command.define("Echo Again", 0xC002, MessageType.CCI)
            .repeatable()
            .request(Echo.class, () -> Echo.LAYOUT, Echo::wrap)
            .response(Echo.class, () -> Echo.LAYOUT, (payload, request) -> wrap(payload));

    static final Command<Echo, EmptyPayload> RUN = Command.define("Run", 0xC001, MessageType.CCI)
            .mayRunInBackground()
            .request(Echo.class, () -> Echo.LAYOUT, Echo::wrap)
            .withoutResponse();

    private Echo(byte[] payload) {
        super(payload, 0, payload.length);
    }

    static Echo of(int... bytes) {
        byte[] payload = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            payload[i] = (byte) bytes[i];
        }
        return new Echo(payload);
    }

    static Echo wrap(byte[] payload) {
        if (payload.length < 2) {
            throw new MalformedResponseException("Echo", "payload", "at least 2 bytes", payload.length + "", payload);
        }
        return new Echo(payload);
    }

    @Override
    public Layout layout() {
        return LAYOUT;
    }

    @Override
    protected Object fieldValue(int index) {
        throw new IndexOutOfBoundsException(index);
    }
}
