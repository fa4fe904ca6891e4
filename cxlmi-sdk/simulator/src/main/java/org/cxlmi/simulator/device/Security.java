package org.cxlmi.simulator.device;

import org.cxlmi.runtime.error.ReturnCode;
import org.cxlmi.sdk.memdev.DisablePassphrase;
import org.cxlmi.sdk.memdev.DisablePassphraseRequest;
import org.cxlmi.sdk.memdev.FreezeSecurityState;
import org.cxlmi.sdk.memdev.GetSecurityState;
import org.cxlmi.sdk.memdev.PassphraseSecureErase;
import org.cxlmi.sdk.memdev.PassphraseSecureEraseRequest;
import org.cxlmi.sdk.memdev.PassphraseType;
import org.cxlmi.sdk.memdev.SetPassphrase;
import org.cxlmi.sdk.memdev.SetPassphraseRequest;
import org.cxlmi.sdk.memdev.Unlock;
import org.cxlmi.sdk.memdev.UnlockRequest;
import org.cxlmi.simulator.Refusal;
import org.cxlmi.simulator.core.CommandSet;
import org.cxlmi.simulator.core.CommandTable;
import org.cxlmi.simulator.core.MessageLimits;

/** The commands that lock, unlock and erase persistent memory by passphrase. */
final class Security implements CommandSet {

    private final SecurityState state;
    private final UserData data;

    Security(SecurityState state, UserData data) {
        this.state = state;
        this.data = data;
    }

    @Override
    public void register(CommandTable table, MessageLimits limits) {
        table.on(GetSecurityState.COMMAND, state::response);
        table.onChange(SetPassphrase.COMMAND, this::set);
        table.onChange(DisablePassphrase.COMMAND, this::disable);
        table.onChange(Unlock.COMMAND, this::unlock);
        table.onChange(FreezeSecurityState.COMMAND, state::freeze);
        table.onChange(PassphraseSecureErase.COMMAND, this::erase);
    }

    @Override
    public void reset() {
        state.reset();
    }

    private void set(SetPassphraseRequest request) {
        Passphrase passphrase = state.passphrase(request.passphraseType());
        state.checkNotFrozen();
        state.checkUnlocked();
        // The master passphrase can be set only while nobody relies on security, that is without a user passphrase.
        Refusal.when(
                request.passphraseType() == PassphraseType.MASTER
                        && state.user().isSet(),
                ReturnCode.INVALID_SECURITY_STATE);
        passphrase.check(request.currentPassphrase());
        passphrase.set(request.newPassphrase());
    }

    private void disable(DisablePassphraseRequest request) {
        Passphrase passphrase = state.passphrase(request.passphraseType());
        state.checkNotFrozen();
        state.checkUnlocked();
        passphrase.checkSet();
        passphrase.check(request.currentPassphrase());
        passphrase.remove();
    }

    private void unlock(UnlockRequest request) {
        state.checkNotFrozen();
        Refusal.when(!state.isLocked(), ReturnCode.INVALID_SECURITY_STATE);
        state.user().check(request.currentPassphrase());
        state.unlock();
    }

    private void erase(PassphraseSecureEraseRequest request) {
        Passphrase passphrase = state.passphrase(request.passphraseType());
        state.checkNotFrozen();
        boolean master = request.passphraseType() == PassphraseType.MASTER;
        Refusal.when(master && !passphrase.isSet(), ReturnCode.INVALID_INPUT);
        data.checkErasable();
        passphrase.check(request.currentPassphrase());
        data.erasePersistent();
        state.user().remove();
        state.user().grantAttempts();
        state.unlock();
    }
}
