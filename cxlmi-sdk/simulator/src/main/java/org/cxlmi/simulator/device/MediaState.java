package org.cxlmi.simulator.device;

import java.util.Map;
import org.cxlmi.runtime.error.ReturnCode;
import org.cxlmi.simulator.Refusal;
import org.cxlmi.simulator.core.Saved;
import org.cxlmi.simulator.core.SavedState;

/** Whether the media can be used: not while they are sanitized, and the persistent part not while it is locked. */
final class MediaState implements Saved {

    private final SecurityState security;
    private boolean disabled;

    MediaState(SecurityState security) {
        this.security = security;
    }

    void enable() {
        disabled = false;
    }

    void disable() {
        disabled = true;
    }

    void checkEnabled() {
        Refusal.when(disabled, ReturnCode.MEDIA_DISABLED);
    }

    void checkUnlocked() {
        security.checkUnlocked();
    }

    /** Refuses what needs the persistent part. */
    void checkPersistent() {
        checkEnabled();
        checkUnlocked();
    }

    @Override
    public Map<String, Object> save() {
        return Map.of("disabled", disabled);
    }

    @Override
    public void restore(SavedState state) {
        disabled = state.flag("disabled");
    }
}
