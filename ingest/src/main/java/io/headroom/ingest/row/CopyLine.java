package io.headroom.ingest.row;

import static java.nio.charset.StandardCharsets.UTF_8;

/** The fields of one line that COPY writes as text, one after the other. */
final class CopyLine {
    private final byte[] line;
    private int from;
    private int to = -1;

    CopyLine(byte[] line) {
        this.line = line;
    }

    /** Goes to the next field, and says whether it has a value. */
    boolean next() {
        from = to + 1;
        if (from >= line.length) {
            throw new IllegalArgumentException("a line of COPY has too few fields");
        }
        to = from;
        while (line[to] != '\t' && line[to] != '\n') {
            to++;
        }
        return !(to - from == 2 && line[from] == '\\' && line[from + 1] == 'N');
    }

    /** The field's value as a number that is not negative. */
    int number() {
        int number = 0;
        for (int i = from; i < to; i++) {
            int digit = line[i] - '0';
            if (digit < 0 || digit > 9) {
                throw new IllegalArgumentException("a line of COPY has no number where a size is expected");
            }
            number = Math.addExact(Math.multiplyExact(number, 10), digit);
        }
        return number;
    }

    String text() {
        for (int i = from; i < to; i++) {
            if (line[i] == '\\') {
                return unescaped();
            }
        }
        return new String(line, from, to - from, UTF_8);
    }

    /** Lines never have octal or hexadecimal escapes: those are for COPY FROM only. */
    private String unescaped() {
        byte[] text = new byte[to - from];
        int length = 0;
        for (int i = from; i < to; i++) {
            text[length++] = line[i] == '\\' ? meant(line[++i]) : line[i];
        }
        return new String(text, 0, length, UTF_8);
    }

    private static byte meant(byte escaped) {
        return switch (escaped) {
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'v' -> 11;
            default -> escaped;
        };
    }

    void end() {
        if (line[to] != '\n') {
            throw new IllegalArgumentException("a line of COPY has too many fields");
        }
    }
}
