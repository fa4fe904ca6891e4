package org.cxlmi.simulator.device;

import org.cxlmi.simulator.core.BackgroundOperations;
import org.cxlmi.simulator.device.MediaGuard.Range;

/** What a host has stored, and what erasing it takes along. */
final class UserData {

    private final PoisonedMedia poison;
    private final LabelStorage labels;
    private final MediaGuard guard;
    private final MediaState media;
    private final BackgroundOperations background;

    UserData(
            PoisonedMedia poison,
            LabelStorage labels,
            MediaGuard guard,
            MediaState media,
            BackgroundOperations background) {
        this.poison = poison;
        this.labels = labels;
        this.guard = guard;
        this.media = media;
        this.background = background;
    }

    /** Refuses to erase while the media are disabled or an operation runs in the background. */
    void checkErasable() {
        media.checkEnabled();
        background.checkIdle();
    }

    void eraseMedia() {
        erase(new Range(0, guard.deviceBytes()));
    }

    void erasePersistent() {
        erase(guard.persistent());
    }

    void erase(Range range) {
        poison.clear(range.start(), range.length());
    }

    void eraseLabels() {
        labels.clear();
    }
}
