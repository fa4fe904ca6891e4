package org.cxlmi.libcxlmi.internal;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.cxlmi.libcxlmi.calls.CallTable;
import org.cxlmi.libcxlmi.calls.LibcxlmiCall;
import org.cxlmi.libcxlmi.calls.LibcxlmiCall.Shape;
import org.cxlmi.runtime.error.CommandContext;
import org.cxlmi.runtime.error.UnsupportedCommandException;
import org.cxlmi.runtime.error.UnsupportedCommandException.Reason;
import org.cxlmi.runtime.transport.CciMessage;
import org.cxlmi.runtime.transport.CciRequest;
import org.cxlmi.runtime.transport.PayloadLimits;
import org.cxlmi.runtime.transport.TunnelFrame;
import org.cxlmi.runtime.transport.TunnelHeader;

/** Finds the call that carries out a request, or says why the library can do no such thing. */
final class CallSelection {

    private static final int FIRST_VENDOR_OPCODE = 0xC000;
    private static final int LARGEST_RESPONSE = 1 << 20;

    /** It writes the lower 20 bits of a length. */
    private static final int LARGEST_REQUEST = (1 << 20) - 1;

    /** It writes the lower 16 bits of the length of a message in a tunnel, and messages in two have a header more. */
    private static final int LARGEST_TUNNELLED_REQUEST =
            TunnelHeader.CXL_3_0.maximumMessage() - CciMessage.HEADER_SIZE - TunnelHeader.CXL_3_0.overhead();

    private final CallTable table;
    private final Map<Subject, Optional<LibcxlmiCall>> known = new HashMap<>();
    private final LibcxlmiCall vendorSpecific;
    private int accepted = Integer.MAX_VALUE;

    /** What a call is looked up by. */
    private record Subject(int opcode, String command) {}

    /** Expects this many bytes of a vendor's command that is not in the table. */
    CallSelection(CallTable table, int vendorResponse) {
        this.table = table;
        vendorSpecific = LibcxlmiCall.define("cxlmi_cmd_vendor_specific", Shape.VENDOR, 0, vendorResponse)
                .build();
    }

    /** What the library sends and has room for, as far as the component accepts it. */
    PayloadLimits limits() {
        return PayloadLimits.ofConnection(LARGEST_REQUEST, LARGEST_RESPONSE).withAccepted(accepted);
    }

    /** Tells how many bytes of payload the component accepts, at most. */
    void limitRequests(int payload) {
        accepted = Math.min(accepted, payload);
    }

    /**
     * The call for a request.
     *
     * @param sent for messages; its layer is how many tunnels the request goes through
     * @throws UnsupportedCommandException the library lacks it, has it wrong, or lacks the room
     */
    LibcxlmiCall callFor(CommandContext sent, CciRequest request) {
        checkLength(sent, request);
        LibcxlmiCall call = described(sent, request);
        if (call.difference().isPresent()) {
            throw new UnsupportedCommandException(
                    sent,
                    Reason.DIFFERENT_IN_LIBRARY,
                    "libcxlmi has it wrong: " + call.difference().get() + ".");
        }
        long wanted = ResponseForm.wanted(call, request.payload());
        int room = call.openEnded() ? call.roomLength().orElse(LARGEST_RESPONSE) : LARGEST_RESPONSE;
        if (wanted > room) {
            throw new UnsupportedCommandException(
                    sent,
                    Reason.PAYLOAD_TOO_LARGE,
                    wanted + " bytes are asked for, but libcxlmi has room for only " + room + ".");
        }
        return call;
    }

    /**
     * The bytes that the library asks for as the response to a request.
     *
     * @param level how many tunnels it goes through
     */
    static int room(LibcxlmiCall call, byte[] request, int level) {
        long array = Math.max(call.roomLength().orElse(0), ResponseForm.wanted(call, request));
        return (int) Math.min(
                LARGEST_RESPONSE, call.responseLength() + array + (long) level * TunnelHeader.CXL_3_0.overhead());
    }

    private void checkLength(CommandContext sent, CciRequest request) {
        int level = sent.layer();
        int length = request.payload().length;
        int largest = level == 0 ? LARGEST_REQUEST : LARGEST_TUNNELLED_REQUEST;
        String detail = null;
        if (length > largest) {
            detail = length + " bytes are more than the " + largest + " that libcxlmi sends.";
        } else if (length + level * TunnelHeader.CXL_3_0.overhead() > accepted) {
            detail = length + " bytes are more than the " + (accepted - level * TunnelHeader.CXL_3_0.overhead())
                    + " that the component accepts.";
        }
        if (detail != null) {
            throw new UnsupportedCommandException(sent, Reason.PAYLOAD_TOO_LARGE, detail);
        }
    }

    /** What the spec says of the command; vendors' commands go without, for the library has one function for all. */
    private LibcxlmiCall described(CommandContext sent, CciRequest request) {
        Optional<LibcxlmiCall> call = known.computeIfAbsent(
                new Subject(request.opcode(), request.command()),
                subject -> table.find(subject.opcode(), subject.command()));
        if (call.isPresent()) {
            return call.get();
        }
        if (request.opcode() == TunnelFrame.OPCODE) {
            throw new UnsupportedCommandException(
                    sent,
                    Reason.DIFFERENT_IN_LIBRARY,
                    "libcxlmi wraps commands for tunnels itself: send them through(...) the endpoint or its"
                            + " transport.");
        }
        if (request.opcode() < FIRST_VENDOR_OPCODE) {
            throw new UnsupportedCommandException(
                    sent,
                    Reason.MISSING_IN_LIBRARY,
                    String.format(
                            Locale.ROOT,
                            "libcxlmi has no function for opcode %04Xh, and none that sends bytes.",
                            request.opcode()));
        }
        return vendorSpecific;
    }
}
