package io.headroom.ingest.row;

import java.math.BigDecimal;

/**
 * Size of a {@code numeric} as {@code numeric.c} packs it: a header of two bytes, or four for extreme weights and
 * scales, and two bytes for each group of four decimal digits counted from the decimal point. Groups of zeros at either
 * end are not stored.
 */
final class NumericSize {
    private static final int GROUP = 4;
    private static final int SHORT_SCALE = 63;
    private static final int SHORT_WEIGHT = 64;

    private NumericSize() {}

    static int payload(String text) {
        boolean exponent = text.indexOf('E') >= 0 || text.indexOf('e') >= 0;
        String plain = exponent ? new BigDecimal(text).toPlainString() : text;
        return payload(plain, 0, plain.length());
    }

    /** @param from where the number begins, sign included; no exponent */
    static int payload(String text, int from, int to) {
        int point = text.indexOf('.', from);
        if (point < 0 || point >= to) {
            point = to;
        }
        int first = from;
        while (first < to && !significant(text.charAt(first))) {
            first++;
        }
        int last = to - 1;
        while (last > first && !significant(text.charAt(last))) {
            last--;
        }
        int scale = Math.max(0, to - point - 1);
        return first == to ? header(scale, 0) : payload(scale, group(first, point), group(last, point));
    }

    private static int payload(int scale, int highest, int lowest) {
        return header(scale, highest) + 2 * (highest - lowest + 1);
    }

    /** Letters are not digits: NaN and the infinities are a short header and nothing else. */
    private static boolean significant(char c) {
        return c >= '1' && c <= '9';
    }

    private static int header(int scale, int weight) {
        return scale <= SHORT_SCALE && weight >= -SHORT_WEIGHT && weight < SHORT_WEIGHT ? 2 : 4;
    }

    /** 0 is the group just left of the decimal point, -1 the one just right of it. */
    private static int group(int digit, int point) {
        return digit < point ? (point - 1 - digit) / GROUP : -((digit - point - 1) / GROUP) - 1;
    }
}
