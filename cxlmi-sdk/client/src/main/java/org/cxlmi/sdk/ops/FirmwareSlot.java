package org.cxlmi.sdk.ops;

import java.util.Optional;

/**
 * A firmware slot of a component.
 *
 * @param number from 1
 * @param revision the revision of the firmware in the slot; absent if the slot is empty
 * @param state what the firmware is used for
 */
public record FirmwareSlot(int number, Optional<String> revision, FirmwareResult.State state) {}
