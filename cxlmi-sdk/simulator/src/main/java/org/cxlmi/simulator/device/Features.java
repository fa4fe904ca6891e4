package org.cxlmi.simulator.device;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.cxlmi.runtime.error.ReturnCode;
import org.cxlmi.sdk.generic.FeatureIdentifier;
import org.cxlmi.sdk.generic.GetFeature;
import org.cxlmi.sdk.generic.GetFeatureRequest;
import org.cxlmi.sdk.generic.GetFeatureResponse;
import org.cxlmi.sdk.generic.GetSupportedFeatures;
import org.cxlmi.sdk.generic.GetSupportedFeaturesRequest;
import org.cxlmi.sdk.generic.GetSupportedFeaturesResponse;
import org.cxlmi.sdk.generic.SetFeature;
import org.cxlmi.sdk.generic.SetFeatureRequest;
import org.cxlmi.sdk.generic.SupportedFeatureEntry;
import org.cxlmi.simulator.Refusal;
import org.cxlmi.simulator.core.CommandSet;
import org.cxlmi.simulator.core.CommandTable;
import org.cxlmi.simulator.core.MessageLimits;
import org.cxlmi.simulator.core.Saved;
import org.cxlmi.simulator.core.SavedState;

/** The features and their current, default and saved values. */
final class Features implements CommandSet, Saved {

    private final List<FeatureFormat> formats = FeatureFormat.all();
    private final Map<FeatureIdentifier, Value> values = new EnumMap<>(FeatureIdentifier.class);
    private final FeatureTransfer transfer = new FeatureTransfer();

    /** What was written to a feature, and what of it outlasts a reset. */
    private static final class Value {

        private final FeatureFormat format;
        private byte[] current;
        private byte[] saved;

        Value(FeatureFormat format) {
            this.format = format;
            this.current = format.defaults();
            this.saved = format.defaults();
        }

        /** Refuses what the feature cannot be set to. */
        void check(byte[] written) {
            int length = format.read(written).length;
            Refusal.when(length != format.read(format.defaults()).length, ReturnCode.INVALID_INPUT);
        }

        byte[] read() {
            return format.read(current);
        }
    }

    Features() {
        for (FeatureFormat format : formats) {
            values.put(format.identifier(), new Value(format));
        }
    }

    @Override
    public void register(CommandTable table, MessageLimits limits) {
        table.on(GetSupportedFeatures.COMMAND, request -> supported(request, limits));
        table.on(GetFeature.COMMAND, request -> get(request, limits));
        table.onChange(SetFeature.COMMAND, this::set);
    }

    /** The saved values become the current ones; a transfer is forgotten. */
    @Override
    public void reset() {
        transfer.abort();
        values.values().forEach(value -> value.current = value.saved);
    }

    /** What Get Feature reads of the current value of a feature. */
    byte[] current(FeatureIdentifier identifier) {
        return find(identifier).read();
    }

    private GetSupportedFeaturesResponse supported(GetSupportedFeaturesRequest request, MessageLimits limits) {
        int fixed = GetSupportedFeaturesResponse.MINIMUM_LENGTH;
        int start = request.startingFeatureIndex();
        Refusal.when(request.count() < fixed || start >= formats.size(), ReturnCode.INVALID_INPUT);
        long asked = (request.count() - fixed) / SupportedFeatureEntry.LENGTH;
        long room = Math.min(asked, limits.room(fixed, SupportedFeatureEntry.LENGTH));
        return GetSupportedFeaturesResponse.builder()
                .deviceSupportedFeatureCount(formats.size())
                .supportedFeatureEntries(IntStream.range(start, formats.size())
                        .limit(room)
                        .mapToObj(index -> formats.get(index).entry(index))
                        .toList())
                .build();
    }

    private GetFeatureResponse get(GetFeatureRequest request, MessageLimits limits) {
        Value value = find(request.featureIdentifier());
        byte[] written = switch (request.selection()) {
            case CURRENT -> value.current;
            case DEFAULT -> value.format.defaults();
            case SAVED -> value.saved;
            case UNRECOGNIZED -> throw new Refusal(ReturnCode.UNSUPPORTED_FEATURE_SELECTION_VALUE);
        };
        byte[] data = value.format.read(written);
        Refusal.when(request.offset() >= data.length || request.count() == 0, ReturnCode.INVALID_INPUT);
        int length = Math.min(Math.min(request.count(), limits.responseBytes()), data.length - request.offset());
        return GetFeatureResponse.builder()
                .featureData(Arrays.copyOfRange(data, request.offset(), request.offset() + length))
                .build();
    }

    private Value find(FeatureIdentifier identifier) {
        Value value = values.get(identifier);
        if (value == null) {
            throw new Refusal(ReturnCode.INVALID_INPUT);
        }
        return value;
    }

    private void set(SetFeatureRequest request) {
        FeatureIdentifier identifier = transfer.identify(request);
        Value value = find(identifier);
        Refusal.when(request.version() != value.format.version(), ReturnCode.UNSUPPORTED_FEATURE_VERSION);
        int size = value.format.defaults().length;
        transfer.take(request, identifier, size, value::check).ifPresent(whole -> {
            value.current = whole;
            if (transfer.isSavedAcrossReset()) {
                value.saved = whole;
            }
        });
    }

    @Override
    public Map<String, Object> save() {
        Map<String, Object> state = new LinkedHashMap<>();
        values.forEach((identifier, value) -> {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("current", SavedState.hex(value.current));
            entry.put("saved", SavedState.hex(value.saved));
            state.put(identifier.name(), entry);
        });
        state.put("transfer", transfer.save());
        return state;
    }

    @Override
    public void restore(SavedState state) {
        values.forEach((identifier, value) -> {
            SavedState entry = state.map(identifier.name());
            value.current = restored(value, entry, "current");
            value.saved = restored(value, entry, "saved");
        });
        transfer.restore(state.map("transfer"));
        state.check(transfer.isAbout(values.keySet()), "transfer", "about a feature of the device");
    }

    private static byte[] restored(Value value, SavedState entry, String key) {
        byte[] written = entry.bytes(key, value.format.defaults().length);
        try {
            value.check(written);
        } catch (Refusal refusal) {
            throw new IllegalArgumentException(
                    entry.wrong(key, "what the feature can be set to").getMessage(), refusal);
        }
        return written;
    }
}
