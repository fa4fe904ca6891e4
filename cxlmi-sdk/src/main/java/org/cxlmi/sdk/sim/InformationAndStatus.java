package org.cxlmi.sdk.sim;

import org.cxlmi.runtime.error.ReturnCode;
import org.cxlmi.sdk.generic.BackgroundOperationStatus;
import org.cxlmi.sdk.generic.BackgroundOperationStatusResponse;
import org.cxlmi.sdk.generic.Identify;
import org.cxlmi.sdk.generic.IdentifyResponse;
import org.cxlmi.sdk.generic.RequestAbortBackgroundOperation;
import org.cxlmi.sdk.generic.SetResponseMessageLimit;
import org.cxlmi.sdk.generic.SetResponseMessageLimitResponse;

/** Who the device is. It has no background operations: all commands complete at once. */
final class InformationAndStatus {

    private static final BackgroundOperationStatusResponse NO_OPERATION =
            BackgroundOperationStatusResponse.builder().build();

    private final IdentifyResponse identity;

    InformationAndStatus(IdentifyResponse identity) {
        this.identity = identity;
    }

    void register(CommandTable table, MessageLimits limits) {
        table.on(Identify.COMMAND, () -> identity);
        table.on(BackgroundOperationStatus.COMMAND, () -> NO_OPERATION);
        table.onChange(RequestAbortBackgroundOperation.COMMAND, InformationAndStatus::refuseToAbort);
        table.on(
                SetResponseMessageLimit.COMMAND,
                request -> SetResponseMessageLimitResponse.builder()
                        .limit(limits.setResponseExponent(request.limit()))
                        .build());
    }

    /** There is never an operation that could be aborted. */
    private static void refuseToAbort() {
        throw new Refusal(ReturnCode.REQUEST_ABORT_NOT_SUPPORTED);
    }
}
