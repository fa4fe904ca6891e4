package org.cxlmi.sdk.ops;

import org.cxlmi.runtime.CxlTarget;
import org.cxlmi.runtime.error.CommandFailedException;
import org.cxlmi.runtime.error.CxlException;
import org.cxlmi.runtime.error.ReturnCode;
import org.cxlmi.sdk.memdev.MemoryDevice;

/**
 * Finds out the outcome of a Sanitize from the media of the device, if Background Operation Status does not report it.
 *
 * <p>A Sanitize that was accepted disables the media. They stay disabled, even after a reset, until a Sanitize has
 * succeeded. Until then, commands that access erased data are refused with Media Disabled. Get LSA is such a command
 * and changes nothing, so it shows whether the Sanitize succeeded. Nothing else shows this: Get Security State and Get
 * Health Info have no field for it, event records are up to the vendor, and {@code security/state} of Linux looks the
 * same after success and failure. If a device has no label storage area, the outcome stays unknown.
 *
 * <p>Media Operations leaves the media enabled, so this class does not apply to it.
 */
enum SanitizedMedia {
    ENABLED,
    DISABLED,
    /** The device has no command that shows the outcome. */
    UNKNOWN;

    static SanitizedMedia of(CxlTarget target) {
        try {
            MemoryDevice.of(target).getLsa(0, 1);
            return ENABLED;
        } catch (CommandFailedException e) {
            boolean disabled = e.returnCode() == ReturnCode.MEDIA_DISABLED && e.layer() == target.layer();
            return disabled ? DISABLED : UNKNOWN;
        } catch (CxlException e) {
            return UNKNOWN;
        }
    }
}
