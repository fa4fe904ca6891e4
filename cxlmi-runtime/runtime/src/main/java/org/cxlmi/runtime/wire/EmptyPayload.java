package org.cxlmi.runtime.wire;

/** The payload of a command without fields. If a component sends bytes nevertheless, they are kept. */
public final class EmptyPayload extends Struct {

    /** A payload without bytes. */
    public static final EmptyPayload EMPTY = new EmptyPayload(new byte[0]);

    private static final Layout LAYOUT = Layout.define("EmptyPayload", 0, 0).build();

    private EmptyPayload(byte[] payload) {
        super(payload, 0, payload.length);
    }

    /** Views a payload as received; the array is not copied and must not be changed afterwards. */
    public static EmptyPayload wrap(byte[] payload) {
        return payload.length == 0 ? EMPTY : new EmptyPayload(payload);
    }

    /** It has no fields. */
    public static Layout structLayout() {
        return LAYOUT;
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
