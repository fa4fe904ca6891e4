package org.cxlmi.simulator.fabric;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.cxlmi.runtime.wire.Struct;
import org.cxlmi.sdk.fmapi.BindVppb;
import org.cxlmi.sdk.fmapi.BindVppbRequest;
import org.cxlmi.sdk.fmapi.DynamicCapacityAddReference;
import org.cxlmi.sdk.fmapi.DynamicCapacityRemoveReference;
import org.cxlmi.sdk.fmapi.InitiateDynamicCapacityAdd;
import org.cxlmi.sdk.fmapi.InitiateDynamicCapacityAddRequest;
import org.cxlmi.sdk.fmapi.InitiateDynamicCapacityRelease;
import org.cxlmi.sdk.fmapi.InitiateDynamicCapacityReleaseRequest;
import org.cxlmi.sdk.fmapi.LdAllocation;
import org.cxlmi.sdk.fmapi.SetDcRegionConfiguration;
import org.cxlmi.sdk.fmapi.SetDcRegionConfigurationRequest;
import org.cxlmi.sdk.fmapi.SetLdAllocations;
import org.cxlmi.sdk.fmapi.SetLdAllocationsRequest;
import org.cxlmi.sdk.fmapi.UnbindVppb;
import org.cxlmi.sdk.fmapi.UnbindVppbRequest;
import org.cxlmi.sdk.generic.ActivateFw;
import org.cxlmi.sdk.generic.ActivateFwRequest;
import org.cxlmi.sdk.generic.ClearEventRecords;
import org.cxlmi.sdk.generic.ClearEventRecordsRequest;
import org.cxlmi.sdk.generic.ClearLog;
import org.cxlmi.sdk.generic.ClearLogRequest;
import org.cxlmi.sdk.generic.FeatureIdentifier;
import org.cxlmi.sdk.generic.FeatureTransferAction;
import org.cxlmi.sdk.generic.FirmwareTransferAction;
import org.cxlmi.sdk.generic.LogIdentifier;
import org.cxlmi.sdk.generic.PerformMaintenance;
import org.cxlmi.sdk.generic.PerformPprRequest;
import org.cxlmi.sdk.generic.PopulateLog;
import org.cxlmi.sdk.generic.PopulateLogRequest;
import org.cxlmi.sdk.generic.SetFeature;
import org.cxlmi.sdk.generic.SetFeatureFlags;
import org.cxlmi.sdk.generic.SetFeatureRequest;
import org.cxlmi.sdk.generic.SetResponseMessageLimit;
import org.cxlmi.sdk.generic.SetResponseMessageLimitRequest;
import org.cxlmi.sdk.generic.TransferFw;
import org.cxlmi.sdk.generic.TransferFwRequest;
import org.cxlmi.sdk.memdev.AddDynamicCapacityResponse;
import org.cxlmi.sdk.memdev.AddDynamicCapacityResponseRequest;
import org.cxlmi.sdk.memdev.ClearPoison;
import org.cxlmi.sdk.memdev.ClearPoisonRequest;
import org.cxlmi.sdk.memdev.DisablePassphrase;
import org.cxlmi.sdk.memdev.DpaRange;
import org.cxlmi.sdk.memdev.DynamicCapacityExtent;
import org.cxlmi.sdk.memdev.InjectPoison;
import org.cxlmi.sdk.memdev.InjectPoisonRequest;
import org.cxlmi.sdk.memdev.MediaOperationsSanitize;
import org.cxlmi.sdk.memdev.MediaOperationsSanitizeRequest;
import org.cxlmi.sdk.memdev.PassphraseSecureErase;
import org.cxlmi.sdk.memdev.PassphraseType;
import org.cxlmi.sdk.memdev.ReleaseDynamicCapacity;
import org.cxlmi.sdk.memdev.ScanMedia;
import org.cxlmi.sdk.memdev.ScanMediaRequest;
import org.cxlmi.sdk.memdev.SetPartitionInfo;
import org.cxlmi.sdk.memdev.SetPartitionInfoRequest;
import org.cxlmi.sdk.memdev.SetPassphrase;
import org.cxlmi.sdk.memdev.SetPassphraseRequest;
import org.cxlmi.sdk.memdev.Unlock;
import org.cxlmi.sdk.memdev.UpdatedExtent;
import org.cxlmi.simulator.device.FeatureFormat;

/** Requests that can be carried out in some state of a small fabric, of the commands that change it most. */
final class ValidRequest {

    private static final long BLOCK = 32L << 20;
    private static final long STEP = 256L << 20;
    private static final int LINE = 64;
    private static final int TAG_LENGTH = 16;
    private static final int PASSPHRASE_LENGTH = 32;
    private static final int PART = 128;
    private static final List<FeatureFormat> FEATURES = FeatureFormat.all();

    private final Random random;
    private final List<DynamicCapacityExtent> known;

    /** @param known extents that somebody has or was offered */
    ValidRequest(Random random, List<DynamicCapacityExtent> known) {
        this.random = random;
        this.known = known;
    }

    Optional<byte[]> of(int opcode) {
        return Optional.ofNullable(
                        switch (opcode) {
                            case InitiateDynamicCapacityAdd.OPCODE -> add();
                            case InitiateDynamicCapacityRelease.OPCODE -> release();
                            case SetDcRegionConfiguration.OPCODE ->
                                SetDcRegionConfigurationRequest.builder()
                                        .regionId(below(3))
                                        .regionBlockSize(BLOCK >> below(2))
                                        .sanitizeOnRelease(yes())
                                        .build();
                            case AddDynamicCapacityResponse.OPCODE, ReleaseDynamicCapacity.OPCODE -> answer();
                            case SetLdAllocations.OPCODE ->
                                SetLdAllocationsRequest.builder()
                                        .startLdId(below(3))
                                        .ldAllocationList(some(1 + below(below(8) == 0 ? 16 : 3), this::share))
                                        .build();
                            case BindVppb.OPCODE -> bind();
                            case UnbindVppb.OPCODE ->
                                UnbindVppbRequest.builder()
                                        .vcsId(below(2))
                                        .vppbId(below(4))
                                        .option(below(3))
                                        .build();
                            case ActivateFw.OPCODE ->
                                ActivateFwRequest.builder()
                                        .actionCode(below(2))
                                        .slot(1 + below(2))
                                        .build();
                            case ClearEventRecords.OPCODE -> clearEvents();
                            case PopulateLog.OPCODE ->
                                PopulateLogRequest.builder()
                                        .logIdentifier(LogIdentifier.COMPONENT_STATE_DUMP_LOG)
                                        .build();
                            case SetResponseMessageLimit.OPCODE ->
                                SetResponseMessageLimitRequest.builder()
                                        .limit(8 + below(4))
                                        .build();
                            case ClearLog.OPCODE ->
                                ClearLogRequest.builder()
                                        .logIdentifier(LogIdentifier.COMPONENT_STATE_DUMP_LOG)
                                        .build();
                            case SetFeature.OPCODE -> setFeature();
                            case TransferFw.OPCODE -> transferFirmware();
                            case InjectPoison.OPCODE ->
                                InjectPoisonRequest.builder()
                                        .physicalAddress(address())
                                        .build();
                            case ClearPoison.OPCODE ->
                                ClearPoisonRequest.builder()
                                        .physicalAddress(address())
                                        .build();
                            case ScanMedia.OPCODE ->
                                ScanMediaRequest.builder()
                                        .physicalAddress(address())
                                        .physicalAddressLength(1 + below(30))
                                        .noEventLog(yes())
                                        .build();
                            case MediaOperationsSanitize.OPCODE ->
                                MediaOperationsSanitizeRequest.builder()
                                        .mediaOperationSubclassCode(below(2))
                                        .dpaRanges(some(1 + below(2), this::range))
                                        .build();
                            case PerformMaintenance.OPCODE ->
                                PerformPprRequest.builder()
                                        .maintenanceOperationSubclassCode(below(2))
                                        .queryResources(below(4) == 0)
                                        .dpa(address())
                                        .build();
                            case SetPartitionInfo.OPCODE ->
                                SetPartitionInfoRequest.builder()
                                        .volatileCapacity(below(3))
                                        .immediate(yes())
                                        .build();
                            case SetPassphrase.OPCODE, DisablePassphrase.OPCODE, PassphraseSecureErase.OPCODE ->
                                passphrases();
                            default -> null;
                        })
                .map(Struct::bytes)
                .or(() -> bytes(opcode));
    }

    private Optional<byte[]> bytes(int opcode) {
        return switch (opcode) {
            case DynamicCapacityAddReference.OPCODE, DynamicCapacityRemoveReference.OPCODE -> Optional.of(tag());
            case Unlock.OPCODE -> Optional.of(passphrase());
            default -> Optional.empty();
        };
    }

    private int below(int bound) {
        return random.nextInt(bound);
    }

    private boolean yes() {
        return random.nextBoolean();
    }

    private <T> T one(Set<T> all) {
        return all.stream().skip(below(all.size())).findFirst().orElseThrow();
    }

    private static <T> List<T> some(int count, Supplier<T> maker) {
        return Stream.generate(maker).limit(count).toList();
    }

    private byte[] tag() {
        byte[] tag = new byte[TAG_LENGTH];
        tag[0] = (byte) below(4);
        return tag;
    }

    private long address() {
        return (long) below(20) * LINE;
    }

    /** Where the dynamic capacity of small devices begins, which have two regions of eight blocks. */
    private long base() {
        return (2 + 2L * below(4)) * STEP + below(2) * STEP;
    }

    private Struct add() {
        byte[] tag = tag();
        long base = base();
        int count = 1 + below(3);
        List<Integer> order = IntStream.range(0, count).boxed().collect(Collectors.toList());
        if (below(3) == 0) {
            Collections.shuffle(order, random);
        }
        boolean shared = yes();
        return InitiateDynamicCapacityAddRequest.builder()
                .hostId(below(3))
                .selectionPolicyCode(below(4))
                .regionNumber(below(2))
                .length((1 + below(3)) * BLOCK)
                .tag(tag)
                .extents(order.stream()
                        .map(sequence -> extent(base + (2 * sequence + below(2)) * BLOCK, tag, shared ? sequence : 0))
                        .toList())
                .build();
    }

    private static DynamicCapacityExtent extent(long start, byte[] tag, int sequence) {
        return DynamicCapacityExtent.builder()
                .startingDevicePhysicalAddress(start)
                .length(BLOCK)
                .tag(tag)
                .sharedExtentSequence(sequence)
                .build();
    }

    /** Some of what is known, mostly from one on, and perhaps with another tag than it has. */
    private List<DynamicCapacityExtent> someKnown() {
        if (known.isEmpty()) {
            return some(1 + below(2), () -> extent(base() + below(8) * BLOCK, tag(), 0));
        }
        int from = below(known.size());
        return known.stream().skip(from).limit(1 + below(3)).toList();
    }

    private Struct release() {
        boolean retag = below(4) == 0;
        return InitiateDynamicCapacityReleaseRequest.builder()
                .hostId(below(3))
                .removalPolicyCode(below(2))
                .forcedRemoval(yes())
                .length((1 + below(4)) * BLOCK)
                .tag(tag())
                .extents(someKnown().stream()
                        .map(extent -> retag ? extent(extent.startingDevicePhysicalAddress(), tag(), 0) : extent)
                        .toList())
                .build();
    }

    private Struct answer() {
        return AddDynamicCapacityResponseRequest.builder()
                .more(below(4) == 0)
                .updatedExtents(
                        below(6) == 0
                                ? List.of()
                                : someKnown().stream()
                                        .map(extent -> UpdatedExtent.builder()
                                                .startingDevicePhysicalAddress(extent.startingDevicePhysicalAddress())
                                                .length(below(4) == 0 ? BLOCK : extent.length())
                                                .build())
                                        .toList())
                .build();
    }

    private LdAllocation share() {
        return LdAllocation.builder()
                .range1AllocationMultiplier(below(3))
                .range2AllocationMultiplier(below(2))
                .build();
    }

    private Struct bind() {
        BindVppbRequest.Builder bind =
                BindVppbRequest.builder().vcsId(below(2)).vppbId(below(4)).portId(below(5));
        return (yes() ? bind.ldId(below(4)) : bind).build();
    }

    private Struct clearEvents() {
        int first = 1 + below(4);
        return ClearEventRecordsRequest.builder()
                .eventLogCode(below(5))
                .clearAllEvents(below(4) == 0)
                .handles(IntStream.range(first, first + below(3)).toArray())
                .build();
    }

    private Struct setFeature() {
        FeatureFormat format = FEATURES.get(below(FEATURES.size()));
        byte[] whole = format.defaults();
        whole[below(whole.length)] = (byte) below(20);
        FeatureTransferAction action =
                one(EnumSet.range(FeatureTransferAction.FULL_TRANSFER, FeatureTransferAction.ABORT));
        int half = whole.length / 2;
        boolean rest = action == FeatureTransferAction.FINISH || action == FeatureTransferAction.CONTINUE;
        return SetFeatureRequest.builder()
                .featureIdentifier(below(4) == 0 ? FeatureIdentifier.TRANSFER_UNDER_WAY : format.identifier())
                .setFeatureFlags(SetFeatureFlags.builder()
                        .action(action)
                        .savedAcrossReset(yes())
                        .build())
                .offset(rest ? half : below(4) == 0 ? 1 : 0)
                .version(format.version())
                .featureData(
                        rest
                                ? Arrays.copyOfRange(whole, half, whole.length)
                                : Arrays.copyOf(whole, action == FeatureTransferAction.INITIATE ? half : whole.length))
                .build();
    }

    private Struct transferFirmware() {
        byte[] data = new byte[PART * (1 + below(2))];
        data[0] = (byte) ('1' + below(8));
        FirmwareTransferAction action =
                one(EnumSet.range(FirmwareTransferAction.FULL_TRANSFER, FirmwareTransferAction.ABORT));
        boolean later = action == FirmwareTransferAction.CONTINUE || action == FirmwareTransferAction.END;
        return TransferFwRequest.builder()
                .action(action)
                .slot(1 + below(2))
                .offset(later ? 1 + below(3) : 0)
                .data(action == FirmwareTransferAction.ABORT ? new byte[0] : data)
                .build();
    }

    private DpaRange range() {
        return DpaRange.builder()
                .startingDevicePhysicalAddress(address())
                .length((1L + below(4)) * LINE)
                .build();
    }

    private byte[] passphrase() {
        byte[] passphrase = new byte[PASSPHRASE_LENGTH];
        passphrase[0] = (byte) below(2);
        return passphrase;
    }

    private Struct passphrases() {
        return SetPassphraseRequest.builder()
                .passphraseType(below(3) == 0 ? PassphraseType.MASTER : PassphraseType.USER)
                .currentPassphrase(passphrase())
                .newPassphrase(passphrase())
                .build();
    }
}
