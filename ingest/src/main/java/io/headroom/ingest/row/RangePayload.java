package io.headroom.ingest.row;

/**
 * Size of a range as {@code rangetypes.c} lays it out: the type's oid, the bounds that are not infinite, one byte of
 * flags. Read from the text form, {@code [1,5)}.
 */
final class RangePayload implements Payload {
    private static final int LENGTH_WORD = 4;
    private static final int HEADER = 8;
    private static final int FLAGS = 1;

    private final Attribute bound;

    RangePayload(ColumnType subtype) {
        this.bound = Attribute.of(subtype);
    }

    @Override
    public int of(Object value) {
        String text = value.toString();
        long end = HEADER;
        if (!text.equals("empty")) {
            int comma = comma(text);
            end = place(end, text.substring(1, comma));
            end = place(end, text.substring(comma + 1, text.length() - 1));
        }
        return Math.toIntExact(end + FLAGS - LENGTH_WORD);
    }

    private long place(long end, String text) {
        if (text.isEmpty()) {
            return end;
        }
        boolean quoted = text.charAt(0) == '"';
        return bound.place(end, bound.payload().of(quoted ? text.substring(1, text.length() - 1) : text));
    }

    /** The comma between the bounds: the first that is not within quotes. */
    private static int comma(String text) {
        boolean quoted = false;
        for (int i = 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                return i;
            }
        }
        throw new IllegalArgumentException("a value is no range: it has no bounds");
    }
}
