package org.cxlmi.simulator.serve;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.regex.Pattern;
import org.cxlmi.simulator.fabric.FabricControl;

/** Requests in JSON, one on each line. */
final class ControlConversation implements Conversation {

    /** Long enough for the state of a fabric with hundreds of devices. */
    static final int LONGEST_LINE = 8 << 20;

    private static final String TOO_LONG = "{\"ok\":false,\"error\":{\"message\":\"the line is longer than "
            + LONGEST_LINE + " bytes\",\"instead\":\"write a shorter one\"}}";
    private static final Pattern HTTP = Pattern.compile("[A-Z]+ \\S+ HTTP/.*");

    private final FabricControl control;
    private final Replies replies;
    private ByteArrayOutputStream line = new ByteArrayOutputStream();
    private boolean tooLong;

    ControlConversation(FabricControl control, Replies replies) {
        this.control = control;
        this.replies = replies;
    }

    @Override
    public boolean receive(ByteBuffer bytes) {
        while (bytes.hasRemaining()) {
            byte next = bytes.get();
            if (next == '\n') {
                end();
                return true;
            }
            take(next);
        }
        return false;
    }

    private void take(byte next) {
        if (!tooLong && line.size() < LONGEST_LINE) {
            line.write(next);
        } else if (!tooLong) {
            tooLong = true;
            line = new ByteArrayOutputStream();
            send(TOO_LONG);
        }
    }

    private void end() {
        String request = line.toString(UTF_8).strip();
        tooLong = false;
        // A new one, for the old one keeps the room of its longest line.
        line = new ByteArrayOutputStream();
        if (HTTP.matcher(request).matches()) {
            // A web page may let a browser of this machine send requests to any socket.
            replies.end("the client speaks HTTP");
        } else if (!request.isEmpty()) {
            send(control.answer(request));
        }
    }

    private void send(String answer) {
        replies.send(Duration.ZERO, (answer + "\n").getBytes(UTF_8));
    }

    @Override
    public boolean isIncomplete() {
        return tooLong || line.size() > 0;
    }
}
