package io.headroom.core.scope;

import java.util.HexFormat;

/**
 * Percent-encoding of one part of a scope, so that names containing the grammar's own separators stay unambiguous.
 * Only {@code % / : .} and control characters are encoded; everything else, emoji included, stays readable.
 */
final class ScopePart {
    private static final String RESERVED = "%/:.";

    private ScopePart() {}

    static String encode(String raw) {
        if (raw.chars().noneMatch(ScopePart::isReserved)) {
            return raw;
        }
        StringBuilder encoded = new StringBuilder(raw.length() + 8);
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (isReserved(c)) {
                encoded.append('%').append(hexDigit(c >> 4)).append(hexDigit(c & 15));
            } else {
                encoded.append(c);
            }
        }
        return encoded.toString();
    }

    private static boolean isReserved(int c) {
        return c < ' ' || RESERVED.indexOf(c) >= 0;
    }

    /**
     * @throws IllegalArgumentException if a percent sign is not followed by two hexadecimal digits
     */
    static String decode(String encoded) {
        if (encoded.indexOf('%') < 0) {
            return encoded;
        }
        StringBuilder raw = new StringBuilder(encoded.length());
        for (int i = 0; i < encoded.length(); i++) {
            char c = encoded.charAt(i);
            if (c != '%') {
                raw.append(c);
                continue;
            }
            if (i + 2 >= encoded.length()) {
                throw new IllegalArgumentException("'" + encoded + "' ends inside a percent-encoded character");
            }
            raw.append((char) HexFormat.fromHexDigits(encoded, i + 1, i + 3));
            i += 2;
        }
        return raw.toString();
    }

    private static char hexDigit(int nibble) {
        return Character.toUpperCase(Character.forDigit(nibble, 16));
    }
}
