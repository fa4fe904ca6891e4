package org.cxlmi.sdk.ops;

import java.util.Optional;
import org.cxlmi.sdk.generic.FirmwareActivationAction;

/**
 * What a firmware update would do.
 *
 * @param slot the slot that the package would be sent to, from 1
 * @param revision what is in the slot; absent if it is empty, or if the component does not tell
 * @param packageBytes the length of the package
 * @param partBytes how much of it would be in each command; the last one may have less
 * @param activation when the firmware would be activated; absent if it would not be
 */
public record FirmwarePlan(
        int slot,
        Optional<String> revision,
        long packageBytes,
        int partBytes,
        Optional<FirmwareActivationAction> activation) {

    /** The number of commands that carry the package. */
    public long parts() {
        return (packageBytes + partBytes - 1) / partBytes;
    }
}
