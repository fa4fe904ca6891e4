package golden.background;

import java.util.concurrent.CompletableFuture;
import org.cxlmi.runtime.BackgroundOperation;
import org.cxlmi.runtime.Command;
import org.cxlmi.runtime.CommandEffect;
import org.cxlmi.runtime.CommandImpact;
import org.cxlmi.runtime.CxlTarget;
import org.cxlmi.runtime.Generated;
import org.cxlmi.runtime.transport.MessageType;
import org.cxlmi.runtime.wire.EmptyPayload;

/**
 * Erases &lt;everything&gt; &amp; more.
 *
 * <p>Opcode C01Bh, since CXL 3.0; section 8.2.9.1 of CXL 3.1; section 8.2.10.1 of CXL 3.2; in C {@code
 * cxlmi_cmd_sanitize_slowly}.
 *
 * <p>Effects: immediate data change, background operation.
 *
 * <p>Destroys data; not to be repeated.
 *
 * <p>Provisional: no second source confirms this layout.
 *
 * <p>One source says a, the other b; we follow the first.
 */
@Generated("org.cxlmi.processor.emit.CommandEmitter")
public final class SanitizeSlowly {
    /**
     * The opcode, 16 bits.
     */
    public static final int OPCODE = 0xC01B;

    /**
     * The command, with its payloads.
     */
    public static final Command<SanitizeSlowlyRequest, EmptyPayload> COMMAND = Command.define(
            "Sanitize Slowly", OPCODE, MessageType.CCI)
            .effects(
                    CommandEffect.IMMEDIATE_DATA_CHANGE,
                    CommandEffect.BACKGROUND_OPERATION)
            .impact(CommandImpact.DESTROYS_DATA)
            .mayRunInBackground()
            .provisional()
            .request(
                    SanitizeSlowlyRequest.class,
                    SanitizeSlowlyRequest::structLayout,
                    SanitizeSlowlyRequest::wrap)
            .withoutResponse();

    private SanitizeSlowly() {
    }

    /**
     * Sends the command. The facade does not, for then it would load the requests of all commands.
     */
    static BackgroundOperation send(CxlTarget target, SanitizeSlowlyRequest request) {
        return target.start(COMMAND, request);
    }

    /**
     * Sends the command. The facade does not, for then it would load the requests of all commands.
     */
    static CompletableFuture<BackgroundOperation> sendAsync(CxlTarget target,
            SanitizeSlowlyRequest request) {
        return target.startAsync(COMMAND, request);
    }
}
