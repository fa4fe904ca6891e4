package org.cxlmi.runtime.internal.mctp;

/** The endpoint IDs that MCTP hands out; those around them are reserved or mean everyone. */
public final class EndpointIds {

    public static final int FIRST = 8;
    public static final int LAST = 254;

    private EndpointIds() {}

    /** Whether an endpoint can have this ID. */
    public static boolean isValid(int eid) {
        return eid >= FIRST && eid <= LAST;
    }

    /**
     * Checks an endpoint ID that was given by a caller.
     *
     * @throws IllegalArgumentException if no endpoint can have it
     */
    public static int check(int eid) {
        if (!isValid(eid)) {
            throw new IllegalArgumentException("endpoint ID " + eid + " is not between " + FIRST + " and " + LAST);
        }
        return eid;
    }

    /** What messages call the owner of an endpoint ID. */
    public static String sender(int eid) {
        return "EID " + eid;
    }
}
