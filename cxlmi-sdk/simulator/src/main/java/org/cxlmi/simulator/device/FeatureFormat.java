package org.cxlmi.simulator.device;

import java.util.List;
import java.util.function.UnaryOperator;
import org.cxlmi.sdk.generic.CommandEffects;
import org.cxlmi.sdk.generic.FeatureAttributes;
import org.cxlmi.sdk.generic.FeatureIdentifier;
import org.cxlmi.sdk.generic.ResetPersistence;
import org.cxlmi.sdk.generic.SupportedFeatureEntry;
import org.cxlmi.simulator.Refusal;

/** A kind of feature. What is written decides what is read; only the former is kept. */
public final class FeatureFormat {

    private static final FeatureAttributes ATTRIBUTES = FeatureAttributes.builder()
            .changeable(true)
            .deepestResetPersistence(ResetPersistence.COLD_RESET)
            .persistentAcrossFirmwareUpdate(true)
            .defaultSelectionSupported(true)
            .savedSelectionSupported(true)
            .build();

    private static final CommandEffects EFFECTS = CommandEffects.builder()
            .immediateConfigurationChange(true)
            .resetEffectsValid(true)
            .build();

    private final FeatureIdentifier identifier;
    private final int version;
    private final byte[] defaults;
    private final UnaryOperator<byte[]> readable;

    /**
     * @param version of what is written and of what is read
     * @param defaults the feature comes as if these had been written
     * @param readable takes the bytes written, and returns those that are read after that; throws a {@link Refusal} if
     *     these bytes cannot be written
     */
    FeatureFormat(FeatureIdentifier identifier, int version, byte[] defaults, UnaryOperator<byte[]> readable) {
        this.identifier = identifier;
        this.version = version;
        this.defaults = defaults;
        this.readable = readable;
    }

    public FeatureIdentifier identifier() {
        return identifier;
    }

    public int version() {
        return version;
    }

    public byte[] defaults() {
        return defaults.clone();
    }

    /** The bytes that are read after the given bytes were written. Refuses bytes that cannot be written. */
    byte[] read(byte[] written) {
        return readable.apply(written);
    }

    /** The features of the device, by index. */
    public static List<FeatureFormat> all() {
        return List.of(
                ScrubFeatures.patrolScrub(),
                ScrubFeatures.errorCheckScrub(),
                MaintenanceFeatures.softPpr(),
                MaintenanceFeatures.hardPpr(),
                MaintenanceFeatures.cachelineSparing(),
                MaintenanceFeatures.rowSparing(),
                MaintenanceFeatures.bankSparing(),
                MaintenanceFeatures.rankSparing());
    }

    SupportedFeatureEntry entry(int index) {
        return SupportedFeatureEntry.builder()
                .featureIdentifier(identifier)
                .featureIndex(index)
                .getFeatureSize(read(defaults).length)
                .setFeatureSize(defaults.length)
                .attributeFlags(ATTRIBUTES)
                .getFeatureVersion(version)
                .setFeatureVersion(version)
                .setFeatureEffects(EFFECTS)
                .build();
    }
}
