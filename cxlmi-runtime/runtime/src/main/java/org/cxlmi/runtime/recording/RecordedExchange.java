package org.cxlmi.runtime.recording;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cxlmi.runtime.error.CxlException;
import org.cxlmi.runtime.error.CxlTimeoutException;
import org.cxlmi.runtime.error.MalformedResponseException;
import org.cxlmi.runtime.transport.CciMessage;
import org.cxlmi.runtime.transport.CciRequest;
import org.cxlmi.runtime.transport.CciResponse;
import org.cxlmi.runtime.transport.MessageType;

/**
 * One line of a recording: opcode, message type, the tunnel if the recorded transport made it itself, request payload,
 * an arrow, then return code, vendor extended status and response payload, or what failed; last the command's name. A
 * malformed response has the field that is wrong, and the bytes. Numbers and payloads are hexadecimal:
 *
 * <pre>{@code
 * 4200 CCI - -> 0000 0000 000000050032000000000000000000000000 # Get Health Info
 * 4503 CCI secret:36 -> 0014 0000 - # Unlock
 * 5107 FM_API secret:1 -> 0000 0000 secret:16 # Get Domain Validation SV
 * 5400 FM_API through "port 3" - -> 0000 0000 0000004000000000040001 # Get LD Info
 * 0001 CCI - -> CxlTimeoutException # Identify
 * 0001 CCI - -> MalformedResponseException CciMessage.payload 01000001000300000000000086 # Identify
 * }</pre>
 *
 * @param tunnel empty for the recorded transport itself, and for commands that carry others through tunnels
 * @param request as it stands in the line: the payload, a dash for none, or {@code secret:} and its length
 * @param outcome as it stands in the line, its payload in the same three forms
 */
record RecordedExchange(
        int opcode, MessageType messageType, String tunnel, String request, String outcome, String command) {

    static final String COMMENT = "#";

    /** What a comment begins with that tells the limits of the recorded transport. */
    static final String LIMITS = "# limits ";

    private static final String NONE = "-";
    private static final String SECRET = "secret:";
    private static final Pattern LINE =
            Pattern.compile("([0-9a-f]{4}) (CCI|FM_API) (?:through \"([^\"]*)\" )?(-|secret:\\d+|(?:[0-9a-f]{2})+)"
                    + " -> (.+?) # (.*)");
    private static final Pattern RESPONSE =
            Pattern.compile("([0-9a-f]{4}) ([0-9a-f]{4}) (-|secret:\\d+|(?:[0-9a-f]{2})+)");
    private static final String MALFORMED_RESPONSE = MalformedResponseException.class.getSimpleName();
    private static final Pattern MALFORMED =
            Pattern.compile(MALFORMED_RESPONSE + " (\\S*)\\.(\\S*) (-|secret:\\d+|(?:[0-9a-f]{2})+)");

    static RecordedExchange failed(String tunnel, CciRequest request, boolean secret, CxlException failure) {
        String outcome = failure instanceof MalformedResponseException malformed
                ? malformed(malformed.struct() + "." + malformed.field(), secret, malformed.bytes())
                : failure.getClass().getSimpleName();
        return of(tunnel, request, secret, outcome);
    }

    /**
     * What became of a request whose response is malformed.
     *
     * @param where the field that is wrong, with its struct
     */
    static String malformed(String where, boolean secret, byte[] bytes) {
        return MALFORMED_RESPONSE + " " + word(where) + " " + shown(secret, bytes);
    }

    private static String word(String text) {
        return text.replaceAll("\\s", "_");
    }

    /** Where a tunnel brought nothing back but headers, there is no secret in the response. */
    static RecordedExchange answered(String tunnel, CciRequest request, boolean secret, CciResponse response) {
        boolean hidden = secret && !CarriedCommands.isEmptyResponse(request, response.payload());
        return of(tunnel, request, secret, outcome(response, hidden));
    }

    /** What became of a request that was answered. */
    static String outcome(CciResponse response, boolean secret) {
        return String.format(
                Locale.ROOT,
                "%04x %04x %s",
                response.returnCode(),
                response.vendorExtendedStatus(),
                shown(secret, response.payload()));
    }

    /** An exchange of a capture. */
    static RecordedExchange captured(
            CciMessage request, MessageType type, String tunnel, boolean secret, String outcome, String command) {
        return new RecordedExchange(
                request.header().opcode(),
                type,
                quotable(tunnel),
                shown(secret, request.payload()),
                outcome,
                line(command));
    }

    /** The same request with what became of it. */
    RecordedExchange withOutcome(String other) {
        return new RecordedExchange(opcode, messageType, tunnel, request, other, command);
    }

    private static RecordedExchange of(String tunnel, CciRequest request, boolean secret, String outcome) {
        return new RecordedExchange(
                request.opcode(),
                request.messageType(),
                quotable(tunnel),
                shown(secret, request.payload()),
                outcome,
                line(request.command()));
    }

    /** A name in one line. */
    static String line(String name) {
        return name.replaceAll("\\R", " ");
    }

    private static String quotable(String tunnel) {
        return line(tunnel).replace('"', '\'');
    }

    private static String shown(boolean secret, byte[] payload) {
        return secret ? SECRET + payload.length : hex(payload);
    }

    private static String hex(byte[] payload) {
        return payload.length == 0 ? NONE : HexFormat.of().formatHex(payload);
    }

    /** The exchanges in a file, without its comments; the list can be changed. */
    static List<RecordedExchange> parseAll(List<String> lines, Path file) {
        List<RecordedExchange> exchanges = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (!line.isBlank() && !line.startsWith(COMMENT)) {
                exchanges.add(parse(line, file + ":" + (i + 1)));
            }
        }
        return exchanges;
    }

    private static RecordedExchange parse(String line, String where) {
        Matcher matcher = LINE.matcher(line);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(where + " is no recorded exchange");
        }
        return new RecordedExchange(
                Integer.parseInt(matcher.group(1), 16),
                MessageType.valueOf(matcher.group(2)),
                matcher.group(3) == null ? "" : matcher.group(3),
                matcher.group(4),
                matcher.group(5),
                matcher.group(6));
    }

    /** Whether this is what became of such a request; of a secret one only the length can be compared. */
    boolean isFor(String otherTunnel, CciRequest other) {
        boolean samePayload = request.startsWith(SECRET)
                ? request.equals(SECRET + other.payload().length)
                : request.equals(hex(other.payload()));
        return tunnel.equals(quotable(otherTunnel))
                && opcode == other.opcode()
                && messageType == other.messageType()
                && samePayload;
    }

    /** Whether a response came. */
    boolean hasResponse() {
        return RESPONSE.matcher(outcome).matches();
    }

    /** Whether the response was not recorded, because it is a secret. */
    boolean hidesResponse() {
        return hasResponse() && hidesOutcome();
    }

    /** Whether the payload of the request was not recorded, because it is a secret. */
    boolean hidesRequest() {
        return request.startsWith(SECRET);
    }

    /** Whether the bytes that came were not recorded, because they are a secret. */
    boolean hidesOutcome() {
        return shownOutcome().startsWith(SECRET);
    }

    /** The payload of the request; as many zeros, if it is a secret. */
    byte[] requestPayload() {
        return bytes(request);
    }

    /** The bytes that came; as many zeros, if they are a secret; none, if none came. */
    byte[] outcomePayload() {
        return bytes(shownOutcome());
    }

    private String shownOutcome() {
        Matcher response = RESPONSE.matcher(outcome);
        Matcher malformed = MALFORMED.matcher(outcome);
        return response.matches() || malformed.matches() ? outcome.substring(outcome.lastIndexOf(' ') + 1) : NONE;
    }

    /** Whether none came in time. */
    boolean isTimeout() {
        return outcome.equals(CxlTimeoutException.class.getSimpleName());
    }

    /** The recorded response; with zeros for the payload if it is a secret. */
    CciResponse response() {
        Matcher matcher = RESPONSE.matcher(outcome);
        if (!matcher.matches()) {
            throw new IllegalStateException("no response: " + outcome);
        }
        return new CciResponse(
                Integer.parseInt(matcher.group(1), 16),
                Integer.parseInt(matcher.group(2), 16),
                bytes(matcher.group(3)));
    }

    /** The recorded malformed response; without its bytes if they are a secret. */
    Optional<MalformedResponseException> malformed() {
        Matcher matcher = MALFORMED.matcher(outcome);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        boolean hidden = hidesOutcome();
        return Optional.of(new MalformedResponseException(
                matcher.group(1),
                matcher.group(2),
                "what was expected of it when it was recorded",
                hidden ? "bytes that were not recorded, because they are secret" : "the recorded bytes",
                hidden ? new byte[0] : bytes(matcher.group(3))));
    }

    private static byte[] bytes(String shown) {
        if (shown.startsWith(SECRET)) {
            return new byte[Math.min(Integer.parseInt(shown.substring(SECRET.length())), CciMessage.MAXIMUM_PAYLOAD)];
        }
        return shown.equals(NONE) ? new byte[0] : HexFormat.of().parseHex(shown);
    }

    @Override
    public String toString() {
        String through = tunnel.isEmpty() ? "" : "through \"" + tunnel + "\" ";
        return String.format(
                Locale.ROOT, "%04x %s %s%s -> %s # %s", opcode, messageType, through, request, outcome, command);
    }
}
