package org.cxlmi.simulator.device;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.cxlmi.runtime.error.ReturnCode;
import org.cxlmi.simulator.Refusal;
import org.cxlmi.simulator.core.Saved;
import org.cxlmi.simulator.core.SavedState;

/** A passphrase, of which only a digest is kept, and the number of attempts that are left. */
final class Passphrase implements Saved {

    private static final int MOST_ATTEMPTS = 3;

    private byte[] digest = new byte[0];
    private int failedAttempts;

    boolean isSet() {
        return digest.length > 0;
    }

    boolean isAttemptCountReached() {
        return failedAttempts >= MOST_ATTEMPTS;
    }

    void grantAttempts() {
        failedAttempts = 0;
    }

    void set(byte[] passphrase) {
        digest = digest(passphrase);
    }

    void remove() {
        digest = new byte[0];
    }

    void checkSet() {
        Refusal.when(!isSet(), ReturnCode.INVALID_SECURITY_STATE);
    }

    void checkAttemptsLeft() {
        Refusal.when(isAttemptCountReached(), ReturnCode.INVALID_SECURITY_STATE);
    }

    /** Refuses a wrong passphrase and counts it; any is right where none is set. */
    void check(byte[] passphrase) {
        checkAttemptsLeft();
        if (isSet() && !MessageDigest.isEqual(digest, digest(passphrase))) {
            failedAttempts++;
            throw new Refusal(ReturnCode.INCORRECT_PASSPHRASE);
        }
        grantAttempts();
    }

    private static byte[] digest(byte[] passphrase) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(passphrase);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    @Override
    public Map<String, Object> save() {
        Map<String, Object> state = new LinkedHashMap<>();
        state.put("digest", SavedState.hex(digest));
        state.put("failedAttempts", failedAttempts);
        return state;
    }

    @Override
    public void restore(SavedState state) {
        digest = state.bytes("digest");
        int length = digest(digest).length;
        state.check(digest.length == 0 || digest.length == length, "digest", "empty or of " + length + " bytes");
        failedAttempts = state.integer("failedAttempts", 0, MOST_ATTEMPTS);
    }
}
