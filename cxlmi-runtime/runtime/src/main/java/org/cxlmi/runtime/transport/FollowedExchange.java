package org.cxlmi.runtime.transport;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * An exchange whose response is made of that of another exchange.
 *
 * @param carrier the other exchange; null if there is nothing to give up
 */
record FollowedExchange(@Nullable AsyncExchange carrier, CompletableFuture<CciResponse> response)
        implements AsyncExchange {

    @Override
    public void giveUp() {
        if (carrier != null) {
            carrier.giveUp();
        }
    }
}
