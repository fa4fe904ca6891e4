package org.cxlmi.sdk.ops;

import org.cxlmi.runtime.CxlTarget;
import org.cxlmi.runtime.error.CommandFailedException;
import org.cxlmi.runtime.error.CxlException;
import org.cxlmi.runtime.error.ReturnCode;
import org.cxlmi.sdk.memdev.MemoryDevice;

/**
 * Finds out by the media of a device how its Sanitize ended, where Background Operation Status does not tell.
 *
 * <p>A Sanitize that was accepted disables the media. They stay disabled, even over a reset, until a Sanitize has succeeded,
 * and commands that access what it erases are refused with Media Disabled. Get LSA is such a command and changes nothing, so
 * it tells success from failure. Nothing else does: Get Security State and Get Health Info have no field for it, event
 * records are up to the vendor, and Linux ends its {@code security/state} the same way after both. Where a device has no
 * label storage area, the outcome stays unknown.
 *
 * <p>Media Operations leaves the media enabled, so none of this is true of it.
 */
enum SanitizedMedia {
    ENABLED,
    DISABLED,
    /** The device has no command that tells. */
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
