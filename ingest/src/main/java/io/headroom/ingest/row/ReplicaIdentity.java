package io.headroom.ingest.row;

/** How much of an old row PostgreSQL logs on update and delete ({@code pg_class.relreplident}). */
public enum ReplicaIdentity {
    /** The primary key; nothing if there is none. */
    DEFAULT,
    /** Nothing: while the table is published, the application's own updates and deletes fail. */
    NOTHING,
    /** The whole row. */
    FULL,
    /** The columns of one unique index. */
    INDEX;

    static ReplicaIdentity of(char relreplident) {
        return switch (relreplident) {
            case 'd' -> DEFAULT;
            case 'n' -> NOTHING;
            case 'f' -> FULL;
            case 'i' -> INDEX;
            default ->
                throw new IllegalArgumentException("replica identity '" + relreplident + "' is none of d, n, f, i");
        };
    }
}
