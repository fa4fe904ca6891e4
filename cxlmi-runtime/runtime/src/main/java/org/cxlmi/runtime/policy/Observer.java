package org.cxlmi.runtime.policy;

import java.util.Objects;
import java.util.function.Consumer;
import org.cxlmi.runtime.Exchange;
import org.cxlmi.runtime.Policy;
import org.cxlmi.runtime.error.CxlException;
import org.cxlmi.runtime.transport.CciResponse;

/**
 * Tells a listener how each command went, for metrics and logs. As the innermost policy it sees each time that a command is
 * sent; outside of a {@link Retry} it sees each command once, with all its retries. Every command is also an event of JDK
 * Flight Recorder, without any policy.
 */
public final class Observer implements Policy {

    private static final System.Logger LOG = System.getLogger("org.cxlmi");

    private final Consumer<? super ObservedCommand> listener;

    private Observer(Consumer<? super ObservedCommand> listener) {
        this.listener = listener;
    }

    /**
     * With a listener.
     *
     * @param listener called in the thread of each command, after it; what it throws is logged and changes nothing
     */
    public static Observer of(Consumer<? super ObservedCommand> listener) {
        return new Observer(Objects.requireNonNull(listener, "listener"));
    }

    @Override
    public CciResponse exchange(Exchange exchange, Chain chain) {
        long begin = System.nanoTime();
        try {
            CciResponse response = chain.proceed();
            tell(new ObservedCommand(exchange, System.nanoTime() - begin, response, null));
            return response;
        } catch (CxlException e) {
            tell(new ObservedCommand(exchange, System.nanoTime() - begin, null, e));
            throw e;
        }
    }

    private void tell(ObservedCommand command) {
        try {
            listener.accept(command);
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "a listener failed after " + command, e);
        }
    }

    @Override
    public String toString() {
        return "observer";
    }
}
