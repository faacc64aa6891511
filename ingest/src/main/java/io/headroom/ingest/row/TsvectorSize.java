package io.headroom.ingest.row;

/**
 * Size of a {@code tsvector} as {@code tsvector.c} packs it, from its text {@code 'cat':1,3A 'fat'}: a count, an entry
 * for each lexeme, and the lexemes, each followed by its positions at an even offset if it has any.
 */
final class TsvectorSize {
    private static final int COUNT = 4;
    private static final int ENTRY = 4;
    private static final int POSITION = 2;

    private TsvectorSize() {}

    static int payload(String text) {
        int entries = 0;
        int end = 0;
        int at = text.indexOf('\'');
        while (at >= 0) {
            int close = close(text, at + 1);
            end += lexeme(text, at + 1, close);
            int next = text.indexOf('\'', close + 1);
            int positions = positions(text, close + 1, next < 0 ? text.length() : next);
            end = positions == 0 ? end : (end + 1 & ~1) + POSITION * (positions + 1);
            entries++;
            at = next;
        }
        return COUNT + ENTRY * entries + end;
    }

    /** The quote that ends a lexeme; one inside is doubled. */
    private static int close(String text, int from) {
        int quote = text.indexOf('\'', from);
        while (quote + 1 < text.length() && text.charAt(quote + 1) == '\'') {
            quote = text.indexOf('\'', quote + 2);
        }
        return quote;
    }

    private static int lexeme(String text, int from, int to) {
        int bytes = 0;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            bytes += Utf8.width(c);
            i += c == '\'' || c == '\\' ? 1 : 0;
        }
        return bytes;
    }

    private static int positions(String text, int from, int to) {
        int count = from < to && text.charAt(from) == ':' ? 1 : 0;
        for (int i = from; i < to; i++) {
            count += text.charAt(i) == ',' ? 1 : 0;
        }
        return count;
    }
}
