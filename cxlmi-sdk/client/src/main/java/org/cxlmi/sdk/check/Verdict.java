package org.cxlmi.sdk.check;

/** The outcome of a check, from good to bad. */
public enum Verdict {
    /** The component does what the specification says. */
    PASS,
    /** Nothing was found out; {@link Finding#skipReason} says why. */
    SKIP,
    /** The component contradicts the specification, or itself. */
    FAIL
}
