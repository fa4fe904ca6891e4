package org.cxlmi.runtime.wire;

import java.util.UUID;

/** An enumeration of the CXL specification whose constants are UUIDs on the wire. */
public interface IdentifiedEnum {

    /** The UUID on the wire; all zero for the constant that stands for UUIDs that this version does not know. */
    UUID id();

    /** The text for people. */
    String label();

    /** The constant with this UUID, otherwise {@code unrecognized}. */
    @ForGeneratedCode
    static <E extends IdentifiedEnum> E find(E[] constants, UUID id, E unrecognized) {
        for (E constant : constants) {
            if (constant.id().equals(id)) {
                return constant;
            }
        }
        return unrecognized;
    }
}
