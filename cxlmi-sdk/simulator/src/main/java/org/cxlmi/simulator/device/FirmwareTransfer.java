package org.cxlmi.simulator.device;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.cxlmi.runtime.error.ReturnCode;
import org.cxlmi.sdk.generic.TransferFwRequest;
import org.cxlmi.simulator.Refusal;
import org.cxlmi.simulator.core.Saved;
import org.cxlmi.simulator.core.SavedState;
import org.jspecify.annotations.Nullable;

/**
 * Collects a firmware package that arrives in parts.
 *
 * <p>What the simulated device takes for a package begins with 16 bytes of text, its revision.
 */
final class FirmwareTransfer implements Saved {

    private static final int REVISION_LENGTH = 16;
    private static final int PART_GRANULARITY = 128;
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    private byte[] start = new byte[0];
    private long received;
    private boolean running;
    private @Nullable TransferFwRequest lastPart;
    private Instant lastPartAt = Instant.EPOCH;

    /**
     * The revision that a package, or its first part, begins with.
     *
     * @throws Refusal if it is not 1 to 16 printable characters, padded with NUL
     */
    static String revision(byte[] data) {
        checkLength(data.length);
        String text = new String(data, 0, REVISION_LENGTH, StandardCharsets.ISO_8859_1);
        String revision = text.replaceFirst("\0+$", "");
        Refusal.when(revision.isEmpty() || !isRevision(revision), ReturnCode.FW_VERIFICATION_FAILED);
        return revision;
    }

    /** Whether a text can be a revision; an empty one stands for an empty slot. */
    static boolean isRevision(String text) {
        return text.length() <= REVISION_LENGTH
                && text.chars().allMatch(character -> character >= ' ' && character <= '~');
    }

    private static boolean isPackage(byte[] start) {
        try {
            return start.length == PART_GRANULARITY && !revision(start).isEmpty();
        } catch (Refusal refusal) {
            return false;
        }
    }

    private static void checkLength(int length) {
        Refusal.when(length == 0 || length % PART_GRANULARITY != 0, ReturnCode.INVALID_PAYLOAD_LENGTH);
    }

    /** A transfer whose next part does not come in time is over. */
    private boolean isLate(Instant now) {
        return Duration.between(lastPartAt, now).compareTo(LONGEST_PAUSE) > 0;
    }

    /** Whether this is the part that came last; a host that missed the response may send it again. */
    boolean isRepeated(TransferFwRequest request, Instant now) {
        return !isLate(now) && lastPart != null && lastPart.equals(request);
    }

    void checkNotRunning(Instant now) {
        Refusal.when(running && !isLate(now), ReturnCode.FW_TRANSFER_IN_PROGRESS);
    }

    void begin(TransferFwRequest request, Instant now) {
        checkNotRunning(now);
        byte[] data = request.data();
        checkLength(data.length);
        Refusal.when(request.offset() != 0, ReturnCode.FW_TRANSFER_OUT_OF_ORDER);
        revision(data);
        running = true;
        start = Arrays.copyOf(data, PART_GRANULARITY);
        received = 0;
        accept(request, data.length, now);
    }

    /** Checks that a part follows the one before. */
    void checkNext(TransferFwRequest request, Instant now) {
        Refusal.when(!running || isLate(now) || request.offsetBytes() != received, ReturnCode.FW_TRANSFER_OUT_OF_ORDER);
        checkLength(request.dataBuffer().remaining());
    }

    void append(TransferFwRequest request, Instant now) {
        checkNext(request, now);
        accept(request, request.dataBuffer().remaining(), now);
    }

    /** Takes the last part, which {@link #checkNext} has checked, and gives the revision of the package. */
    String end(TransferFwRequest request) {
        abort();
        String revision = revision(start);
        // Kept after the end too, so that this part may be repeated like the others.
        lastPart = request;
        return revision;
    }

    void abort() {
        running = false;
        lastPart = null;
    }

    /** The next part has to arrive within 30 seconds. */
    void touch(Instant now) {
        lastPartAt = now;
    }

    private void accept(TransferFwRequest request, int length, Instant now) {
        received += length;
        lastPart = request;
        lastPartAt = now;
    }

    @Override
    public Map<String, Object> save() {
        Map<String, Object> state = new LinkedHashMap<>();
        state.put("running", running);
        state.put("start", SavedState.hex(start));
        state.put("received", received);
        state.put("lastPartAt", lastPartAt.toString());
        if (lastPart != null) {
            state.put("lastPart", SavedState.hex(lastPart.bytes()));
        }
        return state;
    }

    @Override
    public void restore(SavedState state) {
        running = state.flag("running");
        start = state.bytes("start");
        state.check(!running || isPackage(start), "start", PART_GRANULARITY + " bytes that begin with a revision");
        received = state.number("received", 0, Long.MAX_VALUE);
        lastPartAt = state.instant("lastPartAt");
        if (state.has("lastPart")) {
            lastPart = state.struct("lastPart", TransferFwRequest::wrap);
        }
    }
}
