package org.cxlmi.sdk.structs;

import java.util.HexFormat;
import java.util.Optional;
import org.cxlmi.runtime.wire.Layout;
import org.cxlmi.runtime.wire.Struct;

/**
 * A class of structs to test.
 *
 * @param request what its responses cannot be read without
 */
public record StructCase(
        Class<? extends Struct> type, Layout layout, boolean isPayload, Optional<StructCase> request, Wrapper wrapper) {

    /** Makes a struct of its bytes; the request is of the case's request type, or unused. */
    @FunctionalInterface
    public interface Wrapper {
        Struct wrap(byte[] bytes, Struct request);
    }

    /** What to print of a failure. */
    public String describe(byte[] bytes, Struct request, long seed) {
        return this + " of " + HexFormat.of().formatHex(bytes) + " after "
                + HexFormat.of().formatHex(request.bytes()) + ", -Dcxlmi.seed=" + seed;
    }

    @Override
    public String toString() {
        return type.getSimpleName();
    }
}
