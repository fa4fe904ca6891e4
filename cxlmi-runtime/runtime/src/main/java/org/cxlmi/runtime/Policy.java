package org.cxlmi.runtime;

import java.time.Duration;
import org.cxlmi.runtime.transport.CciResponse;

/**
 * What stands around each exchange of a target: it may repeat, delay, count or refuse commands. See {@link CxlTarget#with}.
 *
 * <p>A policy is called in the thread that sends the command, and by several threads at once. It does not hold the endpoint:
 * while it waits, other commands go to the component. Its {@code toString()} is part of that of the target.
 */
@FunctionalInterface
public interface Policy {

    /**
     * Carries out an exchange: usually {@link Chain#proceed()}, with something before and after. A response with a failure is
     * an exception here, as it is to whoever sent the command: a return code, a malformed payload, a timeout. One whose
     * {@link org.cxlmi.runtime.error.CxlException#isRetryable} is true was not carried out.
     *
     * @param exchange what is sent to whom
     * @param chain sends it
     * @return the response; usually what the chain returned
     * @throws org.cxlmi.runtime.error.CxlException the failure of the exchange
     */
    CciResponse exchange(Exchange exchange, Chain chain);

    /** The rest of an exchange: the policies that the target had before this one, then the component. */
    interface Chain {

        /**
         * How long the component may take for its response. It counts from when it is the command's turn at the endpoint. If the
         * target has a deadline, it is no more than what is left of that, and zero when that is over.
         */
        Duration timeout();

        /**
         * Sends the command and waits for its response. A policy may call it again, and each time the command is sent; it has
         * to be sure that this is wanted. Each time the component has the whole {@link #timeout}.
         *
         * @throws org.cxlmi.runtime.error.CxlException one of its subclasses, each saying what went wrong where
         */
        CciResponse proceed();

        /**
         * As {@link #proceed()}, with another timeout, as for what is left of a limit of the policy's own.
         *
         * @throws IllegalArgumentException if it is not positive, or longer than the transport allows
         * @throws org.cxlmi.runtime.error.CxlException one of its subclasses, each saying what went wrong where
         */
        CciResponse proceed(Duration timeout);
    }
}
