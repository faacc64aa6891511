package io.headroom.standalone.demo;

import java.util.SplittableRandom;

/**
 * Text that does not compress: slices of one long random text. Within a value nothing repeats, and it is values that
 * PostgreSQL compresses.
 */
final class Filler {

    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    private static final int POOL = 1 << 18;

    private final char[] pool = new char[POOL];
    private final SplittableRandom random;

    Filler(SplittableRandom random) {
        this.random = random;
        for (int i = 0; i < POOL; i++) {
            pool[i] = ALPHABET.charAt(random.nextInt(ALPHABET.length()));
        }
    }

    void appendTo(StringBuilder text, int length) {
        text.append(pool, random.nextInt(POOL - length), length);
    }
}
