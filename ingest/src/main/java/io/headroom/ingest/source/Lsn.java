package io.headroom.ingest.source;

/** Log positions between PostgreSQL's way of writing them, {@code 16/B374D848}, and numbers without a sign. */
public final class Lsn {
    private Lsn() {}

    public static long parse(String text) {
        int slash = text.indexOf('/');
        return Long.parseLong(text.substring(0, slash), 16) << 32 | Long.parseLong(text.substring(slash + 1), 16);
    }
}
