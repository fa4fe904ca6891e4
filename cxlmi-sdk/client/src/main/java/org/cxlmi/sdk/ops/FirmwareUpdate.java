package org.cxlmi.sdk.ops;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.cxlmi.runtime.BackgroundOperation;
import org.cxlmi.runtime.CxlTarget;
import org.cxlmi.runtime.error.ReturnCode;
import org.cxlmi.sdk.generic.FirmwareActivationAction;

/**
 * Jobs that update the firmware of a component. The options are immutable.
 *
 * <p>A package is sent in parts. Each part is as large as the component and the connection to it allow. If the component
 * refuses a part as Busy, or the response to a part is lost, the part is sent again. At the end, Get FW Info confirms
 * what the slot holds, and which firmware is active or next. If the job fails or is cancelled, the transfer is aborted.
 *
 * <p>A component does one transfer at a time. If a transfer was begun and never ended, by this or by another process,
 * the component refuses all others until it is aborted, or until 30 seconds have passed: see {@link #abort} and {@link
 * #withTakeover}.
 */
public final class FirmwareUpdate {

    /** Lengths and offsets of packages count in steps of this many bytes. */
    public static final int STEP = 128;

    /** Slots are numbered from 1 to this. */
    public static final int MOST_SLOTS = 4;

    private static final Duration DEFAULT_TIMEOUT = Duration.ofMinutes(5);

    private final CxlTarget target;
    private final Options options;

    private FirmwareUpdate(CxlTarget target, Options options) {
        this.target = target;
        this.options = options;
    }

    /**
     * How to update.
     *
     * @param takeover whether to abort another transfer
     * @param activation whether to activate the firmware
     * @param when when to activate it; absent to leave that to what the component can do
     * @param verification whether the component has to confirm the result
     */
    record Options(
            OptionalInt slot,
            OptionalInt partBytes,
            Duration timeout,
            boolean takeover,
            boolean activation,
            Optional<FirmwareActivationAction> when,
            boolean verification) {}

    /** Prepares updates that choose the slot, activate nothing, and wait up to five minutes for each part. */
    public static FirmwareUpdate of(CxlTarget target) {
        return new FirmwareUpdate(
                target,
                new Options(
                        OptionalInt.empty(),
                        OptionalInt.empty(),
                        DEFAULT_TIMEOUT,
                        false,
                        false,
                        Optional.empty(),
                        false));
    }

    /**
     * The same with a given slot. Without this, the package goes to an empty slot, or else to one that is neither active
     * nor next; if there is none, the job ends before anything is sent.
     *
     * @param slot the number of the slot, from 1; not the active slot
     * @throws IllegalArgumentException if no component has such a slot
     */
    public FirmwareUpdate withSlot(int slot) {
        return with(new Options(
                OptionalInt.of(FirmwareSlots.check(slot)),
                options.partBytes,
                options.timeout,
                options.takeover,
                options.activation,
                options.when,
                options.verification));
    }

    /**
     * The same with parts of a given size.
     *
     * @param partBytes the bytes of the package in one command, a multiple of 128, up to 1 MiB
     * @throws IllegalArgumentException if the size is anything else
     */
    public FirmwareUpdate withPartBytes(int partBytes) {
        if (partBytes <= 0 || partBytes % STEP != 0) {
            throw new IllegalArgumentException("parts of " + partBytes + " bytes; write a multiple of " + STEP);
        }
        return with(new Options(
                options.slot,
                OptionalInt.of(Room.checkSize(partBytes)),
                options.timeout,
                options.takeover,
                options.activation,
                options.when,
                options.verification));
    }

    /**
     * The same with another timeout.
     *
     * @param timeout how long to wait for one part, or the activation, to be done in the background, and for a busy
     *     component to take it
     * @throws IllegalArgumentException if the timeout is negative
     */
    public FirmwareUpdate withTimeout(Duration timeout) {
        return with(new Options(
                options.slot,
                options.partBytes,
                Patience.checkTimeout(timeout),
                options.takeover,
                options.activation,
                options.when,
                options.verification));
    }

    /**
     * The same, but an unfinished transfer is aborted first, no matter which client began it. Without this, the job ends
     * with {@link ReturnCode#FW_TRANSFER_IN_PROGRESS}, because the component does not show whether the other client is
     * still at work.
     */
    public FirmwareUpdate withTakeover() {
        return with(new Options(
                options.slot,
                options.partBytes,
                options.timeout,
                true,
                options.activation,
                options.when,
                options.verification));
    }

    /**
     * The same, but the firmware is activated: at once if the component can do that, otherwise at the next reset of the
     * component.
     */
    public FirmwareUpdate withActivation() {
        return withActivation(Optional.empty());
    }

    /**
     * The same, but the firmware is activated.
     *
     * @param when whether to activate it at once or at the next reset of the component
     */
    public FirmwareUpdate withActivation(FirmwareActivationAction when) {
        return withActivation(Optional.of(when));
    }

    private FirmwareUpdate withActivation(Optional<FirmwareActivationAction> when) {
        return with(new Options(
                options.slot, options.partBytes, options.timeout, options.takeover, true, when, options.verification));
    }

    /**
     * The same, but a job fails if the component does not answer Get FW Info afterwards. Without this, the job results in
     * a {@link FirmwareResult} that is not {@linkplain FirmwareResult#isVerified verified}.
     */
    public FirmwareUpdate withVerification() {
        return with(new Options(
                options.slot,
                options.partBytes,
                options.timeout,
                options.takeover,
                options.activation,
                options.when,
                true));
    }

    private FirmwareUpdate with(Options changed) {
        return new FirmwareUpdate(target, changed);
    }

    /** Reads what is in each slot, with Get FW Info. */
    public Job<List<FirmwareSlot>> slots() {
        return Job.of("firmware slots", target, run -> {
            run.enter("slots");
            return new FirmwareCommands(run.target(), options.timeout).slots().all();
        });
    }

    /**
     * Sends a package to a slot.
     *
     * <p>If the job goes on from a checkpoint, it sends the parts that the component does not have yet. If the component
     * no longer has the transfer, because it lost power or more than 30 seconds have passed, all parts are sent. The
     * package has to be the same.
     *
     * @param firmware the package, a multiple of 128 bytes
     * @throws IllegalArgumentException if the package is empty or no multiple of 128 bytes
     */
    public Job<FirmwareResult> transfer(byte[] firmware) {
        byte[] copy = firmware.clone();
        FirmwarePackage.checkLength(copy.length);
        return transfer(() -> FirmwarePackage.of(copy));
    }

    /**
     * Does the same as {@link #transfer(byte[])} with a package in a file. The file is read in parts while the package is
     * sent, so it must not change. If it cannot be read, is empty, or is no multiple of 128 bytes long, the job fails.
     */
    public Job<FirmwareResult> transfer(Path firmware) {
        return transfer(() -> FirmwarePackage.open(firmware));
    }

    private Job<FirmwareResult> transfer(FirmwarePackage.Opener firmware) {
        return Job.of("firmware update", target, run -> new FirmwareRun(run, options).update(firmware));
    }

    /**
     * Finds out what {@link #transfer(Path)} would do, and fails if it would fail before it sends anything. It only reads.
     */
    public Job<FirmwarePlan> plan(Path firmware) {
        return plan(() -> FirmwarePackage.open(firmware));
    }

    /**
     * Finds out what {@link #transfer(byte[])} would do.
     *
     * @throws IllegalArgumentException if the package is empty or no multiple of 128 bytes
     */
    public Job<FirmwarePlan> plan(byte[] firmware) {
        byte[] copy = firmware.clone();
        FirmwarePackage.checkLength(copy.length);
        return plan(() -> FirmwarePackage.of(copy));
    }

    private Job<FirmwarePlan> plan(FirmwarePackage.Opener firmware) {
        return Job.of("firmware plan", target, run -> new FirmwareRun(run, options).plan(firmware));
    }

    /**
     * Makes the firmware of a slot the active one: at once or at the next reset, as {@link
     * #withActivation(FirmwareActivationAction)} says, or otherwise at once if the component can do that.
     *
     * @param slot the number of the slot, from 1
     * @throws IllegalArgumentException if no component has such a slot
     */
    public Job<FirmwareResult> activate(int slot) {
        return Job.<FirmwareResult>of(
                        "firmware activation", target, run -> new FirmwareRun(run, options).activate(slot))
                .about("slot", FirmwareSlots.check(slot));
    }

    /**
     * Aborts the unfinished transfer of the component, no matter which client began it. Then another transfer can
     * begin. While the component is busy, for example with the latest part, the abort is sent again until the component
     * takes it.
     */
    public Job<BackgroundOperation> abort() {
        return Job.of("firmware abort", target, run -> {
            run.enter("abort");
            return new FirmwareCommands(run.target(), options.timeout).abort(options.timeout);
        });
    }
}
