package io.headroom.core.readiness;

/** What is checked. The names are part of the topic and HTTP contract: they are added to, never changed. */
public enum Check {
    FOREIGN_KEY_INDEX(Part.SCHEMA, "Every foreign key has an index"),
    PRIMARY_KEY(Part.SCHEMA, "Every table has a primary key"),
    TLS(Part.INFRASTRUCTURE, "Connections are encrypted"),
    ARCHIVER(Part.INFRASTRUCTURE, "WAL is archived"),
    SLOTS(Part.INFRASTRUCTURE, "No replication slot fills the disk"),
    POOL(Part.INFRASTRUCTURE, "Connections are pooled"),
    STATEMENT_STATISTICS(Part.INFRASTRUCTURE, "Statements are counted"),
    SLOW_QUERY_LOG(Part.INFRASTRUCTURE, "Slow statements are logged"),
    ROLES(Part.INFRASTRUCTURE, "The application is no superuser"),
    VERSION(Part.INFRASTRUCTURE, "The version of PostgreSQL is supported");

    /** What can carry its load by itself, whatever the other does. */
    public enum Part {
        SCHEMA,
        INFRASTRUCTURE
    }

    private final Part part;
    private final String title;

    Check(Part part, String title) {
        this.part = part;
        this.title = title;
    }

    public Part part() {
        return part;
    }

    /** What is the case where it passes. */
    public String title() {
        return title;
    }
}
