package io.headroom.ingest.row;

import org.jspecify.annotations.Nullable;

/**
 * Size of a {@code jsonb} as {@code jsonb_util.c} packs it, from the text PostgreSQL prints for it. Every container
 * has a header and one entry of four bytes for each key and value; the keys of an object, then its values, follow.
 * Numbers and nested containers start at a multiple of four, strings anywhere.
 *
 * <p>Walks without recursion: a document may be nested deeper than a thread's stack.
 */
final class JsonbSize {
    private static final int NUMBER_HEADER = 4;
    private static final int UNICODE_DIGITS = 4;

    private final String json;
    private int at;

    private JsonbSize(String json) {
        this.json = json;
    }

    static int payload(String json) {
        return new JsonbSize(json).walk();
    }

    private int walk() {
        // A bare scalar is stored as an array of one; a container at the top is stored as it is.
        Container top = new Container(null, false);
        Container open = top;
        while (at < json.length()) {
            char c = json.charAt(at++);
            switch (c) {
                case '{', '[' -> open = new Container(open, c == '{');
                case '}', ']' -> open = open.close();
                case ',', ':' -> open.expectsKey = open.object && c == ',';
                case '"' -> open.string(string());
                case 't', 'f', 'n' -> word(open);
                default -> number(open, c);
            }
        }
        return top.only != null ? top.only.size() : top.size();
    }

    private void word(Container open) {
        while (at < json.length() && Character.isLetter(json.charAt(at))) {
            at++;
        }
        open.string(0);
    }

    private void number(Container open, char c) {
        if (c != '-' && !isDigit(c)) {
            return;
        }
        int from = at - 1;
        while (at < json.length() && (isDigit(json.charAt(at)) || json.charAt(at) == '.')) {
            at++;
        }
        open.block(NUMBER_HEADER + NumericSize.payload(json, from, at));
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** UTF-8 length of the string whose quote was just read, escapes undone. */
    private int string() {
        int bytes = 0;
        char c = json.charAt(at++);
        while (c != '"') {
            bytes += c == '\\' ? escape() : Utf8.width(c);
            c = json.charAt(at++);
        }
        return bytes;
    }

    private int escape() {
        if (json.charAt(at++) != 'u') {
            return 1;
        }
        at += UNICODE_DIGITS;
        return Utf8.width((char) Integer.parseInt(json, at - UNICODE_DIGITS, at, 16));
    }

    /** What is known of an object or array so far. */
    private static final class Container {
        private final @Nullable Container parent;
        private final boolean object;
        private boolean expectsKey;
        private @Nullable Container only;
        private int entries;
        /** Keys, and values up to the first that has to be aligned; keys go first, however they came. */
        private int lead;
        /** Everything from the first aligned value on; 0 if there is none. */
        private int rest;

        Container(@Nullable Container parent, boolean object) {
            this.parent = parent;
            this.object = object;
            this.expectsKey = object;
        }

        void string(int bytes) {
            entries++;
            if (rest == 0 || expectsKey) {
                lead += bytes;
            } else {
                rest += bytes;
            }
        }

        void block(int bytes) {
            entries++;
            rest = align(rest) + bytes;
        }

        Container close() {
            if (parent == null) {
                throw new IllegalArgumentException("the JSON closes more than it opened");
            }
            parent.only = parent.parent == null ? this : null;
            parent.block(size());
            return parent;
        }

        int size() {
            return 4 + 4 * entries + (rest == 0 ? lead : align(lead) + rest);
        }

        private static int align(int bytes) {
            return (bytes + 3) & ~3;
        }
    }
}
