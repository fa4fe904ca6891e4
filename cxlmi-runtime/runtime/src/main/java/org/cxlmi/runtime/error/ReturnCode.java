package org.cxlmi.runtime.error;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The return code of a response, with a name and advice for people. */
public enum ReturnCode {
    SUCCESS(0x00, "Success", "Nothing to do."),
    BACKGROUND_COMMAND_STARTED(
            0x01, "Background Command Started", "The component goes on in the background; wait until it is done."),
    INVALID_INPUT(
            0x02, "Invalid Input", "A field of the request has a value that this component does not accept; check it."),
    UNSUPPORTED(
            0x03,
            "Unsupported",
            "The component does not have this command, or not with these values in the request; its command effects"
                    + " log lists the commands that it has."),
    INTERNAL_ERROR(
            0x04, "Internal Error", "The component failed inside; try again, then look at its event logs and health."),
    RETRY_REQUIRED(0x05, "Retry Required", "Nothing was done this time; send the same command again."),
    BUSY(
            0x06,
            "Busy",
            "Another operation, often one in the background, has to end first; wait for it, then try again."),
    MEDIA_DISABLED(0x07, "Media Disabled", "The command needs the media, and that is disabled; look at the health."),
    FW_TRANSFER_IN_PROGRESS(
            0x08,
            "FW Transfer in Progress",
            "Only one firmware transfer at a time; end the other one first, or give it up with the action abort."),
    FW_TRANSFER_OUT_OF_ORDER(
            0x09, "FW Transfer Out of Order", "A part of the package came at the wrong offset; transfer it again."),
    FW_VERIFICATION_FAILED(
            0x0A, "FW Verification Failed", "The package is damaged or not meant for this component; check the file."),
    INVALID_SLOT(0x0B, "Invalid Slot", "The firmware slot does not exist or cannot be used so; see the firmware info."),
    ACTIVATION_FAILED_FW_ROLLED_BACK(
            0x0C, "Activation Failed, FW Rolled Back", "The component runs its former firmware; check the new one."),
    ACTIVATION_FAILED_COLD_RESET_REQUIRED(
            0x0D, "Activation Failed, Cold Reset Required", "Power the component off and on before you use it again."),
    INVALID_HANDLE(
            0x0E, "Invalid Handle", "One of the handles names nothing any more; read the list again and use its own."),
    INVALID_PHYSICAL_ADDRESS(
            0x0F, "Invalid Physical Address", "The address lies outside the component or is not aligned; check it."),
    INJECT_POISON_LIMIT_REACHED(
            0x10, "Inject Poison Limit Reached", "Clear poison that was injected before, then inject more."),
    PERMANENT_MEDIA_FAILURE(
            0x11, "Permanent Media Failure", "The media cannot be repaired there; move the data and replace the part."),
    ABORTED(0x12, "Aborted", "A background operation was ended before it was done; start it again if it is needed."),
    INVALID_SECURITY_STATE(
            0x13,
            "Invalid Security State",
            "The security state of the component does not allow this: unlock, unfreeze or set a passphrase first."),
    INCORRECT_PASSPHRASE(
            0x14, "Incorrect Passphrase", "Check the passphrase; a few wrong ones lock the component until a reset."),
    UNSUPPORTED_MAILBOX_OR_CCI(
            0x15,
            "Unsupported Mailbox or CCI",
            "The component has this command, but not through this interface; use another mailbox or MCTP."),
    INVALID_PAYLOAD_LENGTH(
            0x16,
            "Invalid Payload Length",
            "The component expects another request length, perhaps that of another revision of the specification."),
    INVALID_LOG(0x17, "Invalid Log", "The component does not have this log; ask which logs it supports."),
    INTERRUPTED(0x18, "Interrupted", "The contents changed between two parts; read again from the beginning."),
    UNSUPPORTED_FEATURE_VERSION(
            0x19, "Unsupported Feature Version", "Use the version that the list of supported features gives."),
    UNSUPPORTED_FEATURE_SELECTION_VALUE(
            0x1A, "Unsupported Feature Selection Value", "The feature has no such value: current, default or saved."),
    FEATURE_TRANSFER_IN_PROGRESS(
            0x1B, "Feature Transfer in Progress", "Only one feature transfer at a time; end or abort the other first."),
    FEATURE_TRANSFER_OUT_OF_ORDER(
            0x1C, "Feature Transfer Out of Order", "A part came at the wrong offset; transfer the feature again."),
    RESOURCES_EXHAUSTED(
            0x1D, "Resources Exhausted", "The component has no room for this; release something, then try again."),
    INVALID_EXTENT_LIST(
            0x1E,
            "Invalid Extent List",
            "The extents overlap, repeat, or are not those that were offered; check them."),
    TRANSFER_OUT_OF_ORDER(0x1F, "Transfer Out of Order", "A part came at the wrong offset; begin the transfer again."),
    REQUEST_ABORT_NOT_SUPPORTED(
            0x20,
            "Request Abort Background Operation Not Supported",
            "This operation cannot be ended early; wait until it is done."),
    /** A code that this version does not know: it is reserved, or defined by the vendor. */
    UNRECOGNIZED(-1, "unrecognized return code", "Look it up in the vendor's documentation of the component.");

    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private static final Set<ReturnCode> BLAMES_REQUEST = EnumSet.of(
            INVALID_INPUT,
            UNSUPPORTED,
            FW_TRANSFER_OUT_OF_ORDER,
            INVALID_SLOT,
            INVALID_HANDLE,
            INVALID_PHYSICAL_ADDRESS,
            INVALID_PAYLOAD_LENGTH,
            INVALID_LOG,
            UNSUPPORTED_FEATURE_VERSION,
            UNSUPPORTED_FEATURE_SELECTION_VALUE,
            FEATURE_TRANSFER_OUT_OF_ORDER,
            INVALID_EXTENT_LIST,
            TRANSFER_OUT_OF_ORDER);

    private static final Map<Integer, ReturnCode> BY_CODE =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(ReturnCode::code, Function.identity()));

    private final int code;
    private final String label;
    private final String advice;

    ReturnCode(int code, String label, String advice) {
        this.code = code;
        this.label = label;
        this.advice = advice;
    }

    /** The constant for a code as received, or {@link #UNRECOGNIZED}; never null. */
    public static ReturnCode of(int code) {
        return BY_CODE.getOrDefault(code, UNRECOGNIZED);
    }

    /** A received code as text, for example {@code Busy (0006h)}; never null. */
    public static String describe(int code) {
        return of(code).label + " (" + HEX.toHexDigits((short) code) + "h)";
    }

    /** The 16-bit code, or -1 for {@link #UNRECOGNIZED}. */
    public int code() {
        return code;
    }

    /** The name in the specification. */
    public String label() {
        return label;
    }

    /**
     * Whether the component did nothing, and the same command may succeed if it is simply sent again later: the
     * component is busy, or asks for a retry. False for a transfer in progress, which may never end by itself.
     */
    public boolean isRetryable() {
        return this == BUSY || this == RETRY_REQUIRED;
    }

    /** Whether the code says that something in the request is wrong. */
    public boolean blamesRequest() {
        return BLAMES_REQUEST.contains(this);
    }

    /** The advice for a person, in one sentence. */
    public String advice() {
        return advice;
    }
}
