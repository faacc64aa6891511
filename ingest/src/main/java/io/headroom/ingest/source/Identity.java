package io.headroom.ingest.source;

/** What PostgreSQL logs of a row's former image ({@code pg_class.relreplident}). */
enum Identity {
    /** The primary key, if there is one. */
    DEFAULT,
    /** The columns of a unique index. */
    INDEX,
    /** Every column. */
    FULL,
    NOTHING;

    static Identity ofCode(String code) {
        return switch (code) {
            case "d" -> DEFAULT;
            case "i" -> INDEX;
            case "f" -> FULL;
            default -> NOTHING;
        };
    }
}
