package org.cxlmi.simulator.device;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.cxlmi.runtime.error.ReturnCode;
import org.cxlmi.sdk.generic.FeatureIdentifier;
import org.cxlmi.sdk.generic.SetFeatureFlags;
import org.cxlmi.sdk.generic.SetFeatureRequest;
import org.cxlmi.simulator.Refusal;
import org.cxlmi.simulator.core.Saved;
import org.cxlmi.simulator.core.SavedState;
import org.jspecify.annotations.Nullable;

/** The data of a feature on their way in, in one command or part by part. */
final class FeatureTransfer implements Saved {

    private @Nullable FeatureIdentifier running;
    private boolean savedAcrossReset;
    private byte[] received = new byte[0];

    /** The feature that a request is about; it may also name the one whose transfer has begun. */
    FeatureIdentifier identify(SetFeatureRequest request) {
        FeatureIdentifier named = request.featureIdentifier();
        if (named != FeatureIdentifier.TRANSFER_UNDER_WAY) {
            return named;
        }
        if (running == null) {
            throw new Refusal(ReturnCode.FEATURE_TRANSFER_OUT_OF_ORDER);
        }
        return running;
    }

    /** Whether no other than these features is transferred. */
    boolean isAbout(Set<FeatureIdentifier> features) {
        return running == null || features.contains(running);
    }

    /** Whether the data that came last are to outlast a reset. */
    boolean isSavedAcrossReset() {
        return savedAcrossReset;
    }

    void abort() {
        running = null;
        received = new byte[0];
    }

    /**
     * Takes a part of the list. A part that is refused changes nothing.
     *
     * @param size of all data
     * @param check refuses all data, if this part is the last
     * @return all data, if this part was the last
     */
    Optional<byte[]> take(SetFeatureRequest request, FeatureIdentifier identifier, int size, Consumer<byte[]> check) {
        SetFeatureFlags flags = request.setFeatureFlags();
        byte[] data = request.featureData();
        switch (flags.action()) {
            case FULL_TRANSFER -> {
                // The offset is ignored: all data are there, from the first byte on.
                checkNotRunning();
                checkLength(data.length == size);
                check.accept(data);
                savedAcrossReset = flags.savedAcrossReset();
                return Optional.of(data);
            }
            case INITIATE -> {
                checkNotRunning();
                Refusal.when(request.offset() != 0, ReturnCode.FEATURE_TRANSFER_OUT_OF_ORDER);
                checkLength(data.length > 0 && data.length <= size);
                running = identifier;
                savedAcrossReset = flags.savedAcrossReset();
                received = data;
            }
            case CONTINUE -> received = append(request, identifier, size);
            case FINISH -> {
                byte[] whole = append(request, identifier, size);
                checkLength(whole.length == size);
                check.accept(whole);
                abort();
                return Optional.of(whole);
            }
            case ABORT -> {
                Refusal.when(running != identifier, ReturnCode.FEATURE_TRANSFER_OUT_OF_ORDER);
                abort();
            }
            case UNRECOGNIZED -> throw new Refusal(ReturnCode.INVALID_INPUT);
        }
        return Optional.empty();
    }

    private void checkNotRunning() {
        Refusal.when(running != null, ReturnCode.FEATURE_TRANSFER_IN_PROGRESS);
    }

    private static void checkLength(boolean right) {
        Refusal.when(!right, ReturnCode.INVALID_PAYLOAD_LENGTH);
    }

    private byte[] append(SetFeatureRequest request, FeatureIdentifier identifier, int size) {
        Refusal.when(running != null && running != identifier, ReturnCode.FEATURE_TRANSFER_IN_PROGRESS);
        Refusal.when(running == null || request.offset() != received.length, ReturnCode.FEATURE_TRANSFER_OUT_OF_ORDER);
        byte[] data = request.featureData();
        checkLength(data.length > 0 && received.length + data.length <= size);
        byte[] joined = Arrays.copyOf(received, received.length + data.length);
        System.arraycopy(data, 0, joined, received.length, data.length);
        return joined;
    }

    @Override
    public Map<String, Object> save() {
        Map<String, Object> state = new LinkedHashMap<>();
        if (running != null) {
            state.put("feature", running.name());
            state.put("savedAcrossReset", savedAcrossReset);
            state.put("received", SavedState.hex(received));
        }
        return state;
    }

    @Override
    public void restore(SavedState state) {
        if (state.has("feature")) {
            running = state.constant("feature", FeatureIdentifier.class);
            savedAcrossReset = state.flag("savedAcrossReset");
            received = state.bytes("received");
        }
    }
}
