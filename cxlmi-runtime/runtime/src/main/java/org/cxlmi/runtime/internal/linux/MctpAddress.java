package org.cxlmi.runtime.internal.linux;

import java.util.Locale;
import org.cxlmi.runtime.error.TransportException;
import org.cxlmi.runtime.internal.mctp.EndpointIds;
import org.cxlmi.runtime.transport.MessageType;

/**
 * Where a component is on MCTP.
 *
 * @param network the kernel's number of the network; 0 for its default one
 * @param eid endpoint id
 */
record MctpAddress(int network, int eid) {

    MctpAddress {
        if (network < 0) {
            throw new IllegalArgumentException("MCTP network " + network + " is negative");
        }
        checkEid(eid);
    }

    static int checkEid(int eid) {
        if (!EndpointIds.isValid(eid)) {
            throw new IllegalArgumentException(
                    "MCTP endpoint id " + eid + " is not between " + EndpointIds.FIRST + " and " + EndpointIds.LAST);
        }
        return eid;
    }

    /** For example {@code mctp 1:8}. */
    String name() {
        return name(network, eid);
    }

    static String name(int network, int eid) {
        return String.format(Locale.ROOT, "mctp %d:%d", network, eid);
    }

    /** Whether a message from there is from this component. */
    boolean isFrom(int otherNetwork, int otherEid) {
        return otherEid == eid && (network == 0 || otherNetwork == network);
    }

    /** The exception for a socket that the kernel does not bind to a message type. */
    TransportException failureToListen(MessageType type, int errno) {
        String advice = switch (Errno.nameOf(errno)) {
            case "EPERM", "EACCES" ->
                "You have no permission to receive what components send by themselves: run as root, or with the capability"
                        + " CAP_NET_BIND_SERVICE.";
            case "EADDRINUSE" ->
                "Another program receives the messages of this type: stop that program, or listen at another endpoint id of"
                        + " this machine, with withLocalEid of the options.";
            default -> Errno.adviceOnMctp(errno);
        };
        String operation = String.format(Locale.ROOT, "bind to MCTP message type %02Xh", type.code());
        return new TransportException(name(), operation, errno, Errno.nameOf(errno), advice);
    }

    /** The exception for a system call that failed. */
    TransportException failure(String operation, int errno) {
        return new TransportException(name(), operation, errno, Errno.nameOf(errno), Errno.adviceOnMctp(errno));
    }
}
