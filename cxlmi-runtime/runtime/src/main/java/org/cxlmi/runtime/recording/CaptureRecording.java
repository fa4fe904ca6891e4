package org.cxlmi.runtime.recording;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.cxlmi.runtime.internal.mctp.EndpointIds;
import org.cxlmi.runtime.internal.mctp.MctpFlow;
import org.cxlmi.runtime.internal.mctp.MctpMessage;
import org.cxlmi.runtime.internal.mctp.MctpPacket;
import org.cxlmi.runtime.internal.pcapng.PcapngWriter;
import org.cxlmi.runtime.transport.CciMessage;
import org.cxlmi.runtime.transport.CciResponse;
import org.cxlmi.runtime.transport.PayloadLimits;
import org.cxlmi.runtime.transport.Transport;

/**
 * A recording as a capture of MCTP packets, one interface for each component. What did not go over MCTP stands there as
 * the MCTP message that it would have been.
 */
final class CaptureRecording implements RecordingFile {

    /** Below the size of the longest packet that Wireshark reads. */
    private static final int LONGEST_PACKET = 1 << 17;

    private static final int TAGS = 8;
    private static final int CCI_TAGS = 256;

    private final PcapngWriter writer;

    CaptureRecording(OutputStream out) throws IOException {
        writer = new PcapngWriter(out, "cxlmi for Java");
    }

    @Override
    public synchronized Component add(Transport transport) throws IOException {
        List<String> comments = new ArrayList<>();
        if (!transport.limits().equals(PayloadLimits.UNKNOWN)) {
            comments.add(CaptureComments.LIMITS + RecordedLimits.text(transport.limits()));
        }
        String name = RecordedExchange.line(transport.name());
        int eid = transport.endpointId().orElse(EndpointIds.FIRST + 1);
        return new Captured(writer.add(name, comments), name, eid);
    }

    @Override
    public synchronized void close() throws IOException {
        writer.close();
    }

    private final class Captured implements Component {

        private final int source;
        private final String name;
        private final int eid;
        private int exchanges;

        Captured(int source, String name, int eid) {
            this.source = source;
            this.name = name;
            this.eid = eid;
        }

        @Override
        public void write(RecordedExchange exchange, Instant sent, Instant ended) throws IOException {
            synchronized (CaptureRecording.this) {
                int number = exchanges++;
                int requester = eid == EndpointIds.FIRST ? EndpointIds.FIRST + 1 : EndpointIds.FIRST;
                MctpFlow flow = new MctpFlow(requester, eid, number % TAGS, true);
                CciMessage request =
                        CciMessage.request(number % CCI_TAGS, exchange.opcode(), exchange.requestPayload());
                int type = exchange.messageType().code();
                write(sent, false, MctpMessage.of(flow, type, request.bytes()), ofRequest(exchange));
                byte[] response = response(exchange, request);
                if (response.length > 0) {
                    write(ended, true, MctpMessage.of(flow.back(), type, response), ofResponse(exchange));
                }
            }
        }

        private List<String> ofRequest(RecordedExchange exchange) {
            List<String> comments = new ArrayList<>();
            comments.add(CaptureComments.COMMAND + exchange.command());
            comments.add(CaptureComments.TARGET + name);
            if (!exchange.tunnel().isEmpty()) {
                comments.add(CaptureComments.THROUGH + exchange.tunnel());
            }
            if (exchange.hidesRequest()) {
                comments.add(CaptureComments.HIDDEN);
            }
            if (!exchange.hasResponse() && exchange.malformed().isEmpty()) {
                comments.add(CaptureComments.NO_RESPONSE + exchange.outcome());
            }
            return comments;
        }

        private static List<String> ofResponse(RecordedExchange exchange) {
            List<String> comments = new ArrayList<>();
            exchange.malformed()
                    .ifPresent(malformed ->
                            comments.add(CaptureComments.MALFORMED + malformed.struct() + "." + malformed.field()));
            if (exchange.hidesOutcome()) {
                comments.add(CaptureComments.HIDDEN);
            }
            return comments;
        }

        /** The message that came back, as far as it is known; empty if none came. */
        private static byte[] response(RecordedExchange exchange, CciMessage request) {
            if (exchange.hasResponse()) {
                return request.respond(exchange.response()).bytes();
            }
            return exchange.malformed()
                    .map(malformed -> malformed.struct().equals(CciMessage.class.getSimpleName())
                            ? exchange.outcomePayload()
                            : request.respond(new CciResponse(0, 0, exchange.outcomePayload()))
                                    .bytes())
                    .orElse(new byte[0]);
        }

        private void write(Instant time, boolean inbound, MctpMessage message, List<String> comments)
                throws IOException {
            List<String> first = comments;
            for (MctpPacket packet : message.packets(LONGEST_PACKET)) {
                writer.write(source, time, inbound, packet.bytes(), first);
                first = List.of();
            }
        }
    }
}
