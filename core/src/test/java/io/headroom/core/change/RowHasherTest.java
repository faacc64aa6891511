package io.headroom.core.change;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Known answers from RFC 4231, sections 4.2 and 4.6; the latter is itself cut to 128 bits. */
class RowHasherTest {
    private static final TableId TABLE = new TableId(17);

    @Test
    void isHmacSha256_cutTo128Bits() {
        assertThat(new RowHasher(secret(0x0b)).hash(TABLE, "Hi There".getBytes(US_ASCII)))
                .isEqualTo(new RowKey(TABLE, 0xb0344c61d8db3853L, 0x5ca8afceaf0bf12bL));
        assertThat(new RowHasher(secret(0x0c)).hash(TABLE, "Test With Truncation".getBytes(US_ASCII)))
                .isEqualTo(new RowKey(TABLE, 0xa3b6167473100ee0L, 0x6e0c796c2955552bL));
    }

    @Test
    void givesTheSameHashAgain_andAnotherForAnotherSecret() {
        RowHasher hasher = new RowHasher(secret(1));
        byte[] key = {1, 2, 3};

        RowKey first = hasher.hash(TABLE, key);
        hasher.hash(TABLE, new byte[] {4});

        assertThat(hasher.hash(TABLE, key)).isEqualTo(first);
        assertThat(new RowHasher(secret(2)).hash(TABLE, key)).isNotEqualTo(first);
    }

    @Test
    void refusesASecretThatIsTooShort_withoutTellingIt() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RowHasher("fifteen letters".getBytes(US_ASCII)))
                .withMessage("the row hash secret needs at least 16 bytes, got 15");
    }

    /** SHA-256 of "abc" is FIPS 180-2's first example. */
    @Test
    void namesASecretByTheBeginningOfItsHash() {
        assertThat(RowHasher.fingerprint("abc".getBytes(US_ASCII))).isEqualTo("ba7816bf8f01cfea");
    }

    private static byte[] secret(int filledWith) {
        byte[] secret = new byte[20];
        Arrays.fill(secret, (byte) filledWith);
        return secret;
    }
}
