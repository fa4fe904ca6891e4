package org.cxlmi.simulator.device;

import java.util.LinkedHashMap;
import java.util.Map;
import org.cxlmi.runtime.error.ReturnCode;
import org.cxlmi.sdk.memdev.GetSecurityStateResponse;
import org.cxlmi.sdk.memdev.PassphraseType;
import org.cxlmi.simulator.Refusal;
import org.cxlmi.simulator.core.Saved;
import org.cxlmi.simulator.core.SavedState;

/** The two passphrases, and what follows from them for the persistent memory. */
final class SecurityState implements Saved {

    private final Passphrase user = new Passphrase();
    private final Passphrase master = new Passphrase();
    private boolean locked;
    private boolean frozen;

    /** The passphrase of a type; Invalid Input for a type that there is not. */
    Passphrase passphrase(PassphraseType type) {
        return switch (type) {
            case USER -> user;
            case MASTER -> master;
            case UNRECOGNIZED -> throw new Refusal(ReturnCode.INVALID_INPUT);
        };
    }

    Passphrase user() {
        return user;
    }

    boolean isLocked() {
        return locked;
    }

    void unlock() {
        locked = false;
    }

    void freeze() {
        frozen = true;
    }

    void checkNotFrozen() {
        Refusal.when(frozen, ReturnCode.INVALID_SECURITY_STATE);
    }

    /** Refuses what needs the persistent memory while that is locked. */
    void checkUnlocked() {
        Refusal.when(locked, ReturnCode.INVALID_SECURITY_STATE);
    }

    /** Locks the persistent memory if there is a user passphrase, thaws, and grants new attempts. */
    void reset() {
        locked = user.isSet();
        frozen = false;
        user.grantAttempts();
        master.grantAttempts();
    }

    GetSecurityStateResponse response() {
        return GetSecurityStateResponse.builder()
                .userPassphraseSet(user.isSet())
                .masterPassphraseSet(master.isSet())
                .locked(locked)
                .securityFrozen(frozen)
                .userPassphraseAttemptCountReached(user.isAttemptCountReached())
                .masterPassphraseAttemptCountReached(master.isAttemptCountReached())
                .build();
    }

    @Override
    public Map<String, Object> save() {
        Map<String, Object> state = new LinkedHashMap<>();
        state.put("user", user.save());
        state.put("master", master.save());
        state.put("locked", locked);
        state.put("frozen", frozen);
        return state;
    }

    @Override
    public void restore(SavedState state) {
        user.restore(state.map("user"));
        master.restore(state.map("master"));
        locked = state.flag("locked");
        frozen = state.flag("frozen");
        state.check(!locked || user.isSet(), "locked", "false without a user passphrase");
    }
}
