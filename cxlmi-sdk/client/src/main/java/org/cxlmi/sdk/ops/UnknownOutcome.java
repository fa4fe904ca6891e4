package org.cxlmi.sdk.ops;

import java.util.Map;
import org.cxlmi.runtime.BackgroundOperation;
import org.cxlmi.runtime.error.CxlException;
import org.cxlmi.runtime.error.OutcomeUnknownException;
import org.cxlmi.sdk.fmapi.BindVppb;
import org.cxlmi.sdk.fmapi.UnbindVppb;
import org.cxlmi.sdk.generic.ActivateFw;
import org.cxlmi.sdk.generic.PerformMaintenance;
import org.cxlmi.sdk.generic.PopulateLog;
import org.cxlmi.sdk.generic.TransferFw;
import org.cxlmi.sdk.memdev.Sanitize;
import org.cxlmi.sdk.memdev.ScanMedia;
import org.jspecify.annotations.Nullable;

/** Makes the exception for a background operation whose outcome is not known, with advice on how to find out. */
final class UnknownOutcome {

    private static final String FIRMWARE = "Get FW Info tells what the slots hold, and which is active or next.";
    private static final String BINDING = "Get Virtual CXL Switch Info tells what is bound.";
    private static final Map<Integer, String> BY_OPCODE = Map.of(
            TransferFw.OPCODE,
            FIRMWARE,
            ActivateFw.OPCODE,
            FIRMWARE,
            PopulateLog.OPCODE,
            "Get Supported Logs tells how long the log is, Get Log what is in it.",
            PerformMaintenance.OPCODE,
            "The event logs tell of the maintenance.",
            ScanMedia.OPCODE,
            "Get Scan Media Results tells whether the scan is complete.",
            Sanitize.OPCODE,
            "Get LSA is refused with Media Disabled until a sanitize has succeeded; the event logs may tell of failures.",
            BindVppb.OPCODE,
            BINDING,
            UnbindVppb.OPCODE,
            BINDING);

    private UnknownOutcome() {}

    /**
     * @param ended whether the operation is known to have ended
     * @param why a sentence that begins with a small letter
     * @param cause the failure because of which the outcome is not known; null if nothing failed
     */
    static OutcomeUnknownException of(
            BackgroundOperation operation, boolean ended, String why, @Nullable CxlException cause) {
        return new OutcomeUnknownException(operation.context(), ended, why + " " + advice(operation.opcode()), cause);
    }

    private static String advice(int opcode) {
        return BY_OPCODE.getOrDefault(
                opcode, "Check whether the command has had its effect, and look at the event logs of the component.");
    }
}
