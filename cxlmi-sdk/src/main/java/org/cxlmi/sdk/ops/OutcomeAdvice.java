package org.cxlmi.sdk.ops;

import java.util.Map;
import org.cxlmi.sdk.fmapi.BindVppb;
import org.cxlmi.sdk.fmapi.UnbindVppb;
import org.cxlmi.sdk.generic.ActivateFw;
import org.cxlmi.sdk.generic.PerformMaintenance;
import org.cxlmi.sdk.generic.PopulateLog;
import org.cxlmi.sdk.generic.TransferFw;
import org.cxlmi.sdk.memdev.Sanitize;
import org.cxlmi.sdk.memdev.ScanMedia;

/** How people find out what a background operation has done where the component does not tell how it ended. */
final class OutcomeAdvice {

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
            "Get Health Info tells whether the media is normal again; the event logs tell of failures.",
            BindVppb.OPCODE,
            BINDING,
            UnbindVppb.OPCODE,
            BINDING);

    private OutcomeAdvice() {}

    /** One sentence for the command of an opcode. */
    static String of(int opcode) {
        return BY_OPCODE.getOrDefault(
                opcode, "Ask the component for what the command was to do, and look at its event logs.");
    }
}
