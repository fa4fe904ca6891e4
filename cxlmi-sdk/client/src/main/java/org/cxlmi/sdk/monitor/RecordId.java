package org.cxlmi.sdk.monitor;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import org.cxlmi.sdk.generic.EventRecord;

/**
 * Identifies a record of a log. The handle alone is not enough, because components use handles again.
 *
 * @param handle the record's handle, 16 bits
 * @param digest of all bytes of the record, in hex
 */
record RecordId(int handle, String digest) {

    private static final int DIGEST_BYTES = 16;

    static RecordId of(EventRecord event) {
        byte[] digest = sha256().digest(event.bytes());
        return new RecordId(event.handle(), HexFormat.of().formatHex(Arrays.copyOf(digest, DIGEST_BYTES)));
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
