package org.cxlmi.runtime.recording;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.cxlmi.runtime.error.CxlTimeoutException;
import org.cxlmi.runtime.error.MalformedResponseException;
import org.cxlmi.runtime.internal.mctp.MctpFlow;
import org.cxlmi.runtime.internal.mctp.MctpMessage;
import org.cxlmi.runtime.internal.mctp.MctpPacket;
import org.cxlmi.runtime.internal.mctp.MessageAssembler;
import org.cxlmi.runtime.internal.pcapng.CapturedInterface;
import org.cxlmi.runtime.internal.pcapng.CapturedPacket;
import org.cxlmi.runtime.transport.CciMessage;
import org.cxlmi.runtime.transport.MessageType;
import org.cxlmi.runtime.transport.PayloadLimits;

/**
 * The exchanges in a capture, of ours or of somebody else's: requests, and the responses that have their tags. Whatever
 * else there is between MCTP endpoints is passed over.
 */
final class CapturedExchanges {

    private static final int LONGEST_MESSAGE = 1 + CciMessage.HEADER_SIZE + CciMessage.MAXIMUM_PAYLOAD;

    private final CapturedInterface source;
    private final MessageAssembler assembler = new MessageAssembler(LONGEST_MESSAGE);
    private final Map<MctpFlow, List<String>> comments = new HashMap<>();
    private final Map<MctpFlow, Integer> open = new HashMap<>();
    private final List<RecordedExchange> exchanges = new ArrayList<>();

    private CapturedExchanges(CapturedInterface source) {
        this.source = source;
    }

    static List<RecordedComponent> of(List<CapturedPacket> packets) {
        // Two interfaces may be called alike.
        Map<CapturedInterface, CapturedExchanges> bySource = new LinkedHashMap<>();
        for (CapturedPacket packet : packets) {
            CapturedExchanges exchanges = bySource.computeIfAbsent(packet.source(), CapturedExchanges::new);
            MctpPacket.parse(packet.bytes()).ifPresent(parsed -> exchanges.take(parsed, packet.comments()));
        }
        return bySource.values().stream().map(CapturedExchanges::component).toList();
    }

    private RecordedComponent component() {
        PayloadLimits limits = CaptureComments.value(source.comments(), CaptureComments.LIMITS)
                .map(RecordedLimits::parse)
                .orElse(PayloadLimits.UNKNOWN);
        return new RecordedComponent(source.name(), limits, exchanges);
    }

    private void take(MctpPacket packet, List<String> said) {
        if (packet.first()) {
            comments.put(packet.flow(), said);
        }
        assembler.add(packet).ifPresent(this::take);
    }

    private void take(MctpMessage message) {
        Optional<MessageType> type = message.commandType();
        List<String> said = Optional.ofNullable(comments.remove(message.flow())).orElse(List.of());
        if (type.isEmpty()) {
            return;
        }
        Integer asked =
                message.flow().tagOwner() ? null : open.remove(message.flow().back());
        if (asked != null) {
            exchanges.set(asked, exchanges.get(asked).withOutcome(outcome(message.data(), said)));
        } else if (message.flow().tagOwner()) {
            request(message, type.get(), said);
        }
    }

    private void request(MctpMessage message, MessageType type, List<String> said) {
        CciMessage request;
        try {
            request = CciMessage.parse(message.data());
        } catch (MalformedResponseException e) {
            return;
        }
        if (request.header().category() == CciMessage.REQUEST) {
            open.put(message.flow(), exchanges.size());
            exchanges.add(RecordedExchange.captured(
                    request,
                    type,
                    CaptureComments.value(said, CaptureComments.THROUGH).orElse(""),
                    said.contains(CaptureComments.HIDDEN),
                    CaptureComments.value(said, CaptureComments.NO_RESPONSE)
                            .orElse(CxlTimeoutException.class.getSimpleName()),
                    CaptureComments.value(said, CaptureComments.COMMAND)
                            .orElse(String.format(
                                    Locale.ROOT, "%04Xh", request.header().opcode()))));
        }
    }

    private static String outcome(byte[] message, List<String> said) {
        boolean hidden = said.contains(CaptureComments.HIDDEN);
        Optional<String> malformed = CaptureComments.value(said, CaptureComments.MALFORMED);
        try {
            CciMessage response = CciMessage.parse(message);
            boolean isWhole =
                    malformed.isPresent() && !malformed.get().startsWith(CciMessage.class.getSimpleName() + ".");
            return malformed.isPresent()
                    ? RecordedExchange.malformed(malformed.get(), hidden, isWhole ? response.payload() : message)
                    : RecordedExchange.outcome(response.response(), hidden);
        } catch (MalformedResponseException e) {
            return RecordedExchange.malformed(malformed.orElse(e.struct() + "." + e.field()), hidden, message);
        }
    }
}
