package org.cxlmi.simulator.core;

import org.cxlmi.sdk.generic.GetResponseMessageLimit;
import org.cxlmi.sdk.generic.GetResponseMessageLimitResponse;
import org.cxlmi.sdk.generic.Identify;
import org.cxlmi.sdk.generic.IdentifyResponse;
import org.cxlmi.sdk.generic.SetResponseMessageLimit;
import org.cxlmi.sdk.generic.SetResponseMessageLimitResponse;

/** Who a component is, and how long its responses may be. */
public final class InformationAndStatus implements CommandSet {

    private final IdentifyResponse identity;

    public InformationAndStatus(IdentifyResponse identity) {
        this.identity = identity;
    }

    @Override
    public void register(CommandTable table, MessageLimits limits) {
        table.on(Identify.COMMAND, () -> identity);
        table.on(
                GetResponseMessageLimit.COMMAND,
                () -> GetResponseMessageLimitResponse.builder()
                        .limit(limits.responseExponent())
                        .build());
        table.on(
                SetResponseMessageLimit.COMMAND,
                request -> SetResponseMessageLimitResponse.builder()
                        .limit(limits.setResponseExponent(request.limit()))
                        .build());
    }
}
