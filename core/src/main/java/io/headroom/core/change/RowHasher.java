package io.headroom.core.change;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * HMAC-SHA256 (RFC 2104) of a row's key, cut to 128 bits. The secret keeps low-entropy keys such as e-mail addresses
 * from being guessed out of a topic. Not safe for use by several threads.
 */
public final class RowHasher {
    private static final String ALGORITHM = "HmacSHA256";

    private final Mac mac;

    /** @param secret at least 16 bytes; changing it means seeding every table again */
    public RowHasher(byte[] secret) {
        if (secret.length < 16) {
            throw new IllegalArgumentException("the row hash secret needs at least 16 bytes, got " + secret.length);
        }
        try {
            mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret, ALGORITHM));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }

    /** @param key an unambiguous encoding of the row's key columns */
    public RowKey hash(TableId table, byte[] key) {
        ByteBuffer digest = ByteBuffer.wrap(mac.doFinal(key));
        return new RowKey(table, digest.getLong(), digest.getLong());
    }

    /** Names a secret without telling it, so that a changed secret is noticed before it doubles every count. */
    public static String fingerprint(byte[] secret) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(secret), 0, 8);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
