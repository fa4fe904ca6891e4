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
 * The result of asking a component to identify itself.
 *
 * @param maximumRequest the largest payload of a request in bytes that the component accepts; absent if it reported
 *     none, or one that the specification does not allow
 * @param failure why the component did not identify itself; absent if it did
 */
record Probe(OptionalInt maximumRequest, Optional<CxlException> failure) {

    /** The result for a component that was not asked. */
    static final Probe NONE = new Probe(OptionalInt.empty(), Optional.empty());

    private static final String WITHOUT =
            "This was the probe when the component was opened: Cxl.builder().probe(false) opens it without a probe.";

    /**
     * Asks the component to identify itself. Any answer is enough, because it shows that the component is there: a
     * memory device need not implement Identify, a kernel may refuse the command, and some components send a wrong
     * response.
     *
     * @throws CxlException if no answer came
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
