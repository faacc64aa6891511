package io.headroom.ingest.source;

/** What PostgreSQL logs of a row's former image ({@code pg_class.relreplident}), and whether a publication takes it. */
enum Identity {
    /** The primary key, if there is one. */
    DEFAULT,
    /** The columns of a unique index. */
    INDEX,
    /** Every column. */
    FULL,
    /** Columns of which some are generated: PostgreSQL 18 does not publish those, and refuses updates then. */
    GENERATED,
    NOTHING;

    static Identity ofCode(String code) {
        return switch (code) {
            case "d" -> DEFAULT;
            case "i" -> INDEX;
            case "f" -> FULL;
            case "g" -> GENERATED;
            default -> NOTHING;
        };
    }
}
