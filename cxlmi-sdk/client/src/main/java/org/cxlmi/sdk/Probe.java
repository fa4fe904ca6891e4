package org.cxlmi.sdk;

import java.util.Optional;
import java.util.OptionalInt;
import org.cxlmi.runtime.CxlTarget;
import org.cxlmi.runtime.error.CommandFailedException;
import org.cxlmi.runtime.error.CxlException;
import org.cxlmi.runtime.error.CxlTimeoutException;
import org.cxlmi.runtime.error.MalformedResponseException;
import org.cxlmi.runtime.error.OutcomeUnknownException;
import org.cxlmi.runtime.error.StillRunningException;
import org.cxlmi.runtime.error.TransportException;
import org.cxlmi.runtime.error.UnsupportedCommandException;
import org.cxlmi.runtime.transport.PayloadLimits;
import org.cxlmi.sdk.generic.Generic;

/**
 * What a component said when it was asked who it is.
 *
 * @param maximumRequest how many bytes of payload it accepts in a request, if it said so with a number that the
 *     specification allows
 * @param failure why it is not identified, if it is not
 */
record Probe(OptionalInt maximumRequest, Optional<CxlException> failure) {

    /** Of a component that was not asked. */
    static final Probe NONE = new Probe(OptionalInt.empty(), Optional.empty());

    private static final String WITHOUT =
            "This was the probe of a component that is opened: Cxl.builder().probe(false) opens it without.";

    /**
     * Asks the component to identify itself. Whoever answers is there, and that is what matters: a memory device need not
     * implement Identify, a kernel may keep it from us, and some components answer it wrongly.
     *
     * @throws CxlException no answer came
     */
    static Probe of(CxlTarget target) {
        try {
            int exponent = Generic.of(target).identify().maximumMessageSize();
            return new Probe(PayloadLimits.ofExponent(exponent), Optional.empty());
        } catch (CommandFailedException | UnsupportedCommandException e) {
            return unidentified(target, System.Logger.Level.DEBUG, e);
        } catch (MalformedResponseException | StillRunningException | OutcomeUnknownException e) {
            return unidentified(target, System.Logger.Level.WARNING, e);
        } catch (CxlTimeoutException e) {
            throw e.withAdvice(WITHOUT);
        } catch (TransportException e) {
            throw e.withAdvice(WITHOUT);
        }
    }

    private static Probe unidentified(CxlTarget target, System.Logger.Level level, CxlException failure) {
        System.getLogger("org.cxlmi")
                .log(level, () -> target.name() + " does not identify itself: " + failure.getMessage());
        return new Probe(OptionalInt.empty(), Optional.of(failure));
    }
}
