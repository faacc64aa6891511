package io.headroom.core.capacity;

/** What a server can run out of, or what its health depends on. The names are part of the topic and HTTP contract. */
public enum Resource {
    STORAGE("storage"),
    CONNECTIONS("connections"),
    MEMORY("memory"),
    CPU("CPU"),
    /** The WAL that PostgreSQL keeps for Headroom's own slot, out of what Headroom lets it keep. */
    OWN_WAL("Headroom's WAL budget"),
    /** The WAL that PostgreSQL keeps for any slot. */
    SLOTS("replication slots"),
    REPLICATION("replication"),
    STATEMENTS("statements"),
    SESSIONS("sessions"),
    TRANSACTION_IDS("transaction ids"),
    MULTIXACT_IDS("multixact ids"),
    SEQUENCES("sequences"),
    ARCHIVE("WAL archive"),
    BACKUPS("backups"),
    /** What can be restored within the declared time. */
    RESTORE_TIME("restore time"),
    USERS("users"),
    /** How the application answers, as it reports itself. */
    APPLICATION("application"),
    ERRORS("errors of the application"),
    /** The stream of changes out of a database. */
    CAPTURE("capture"),
    /** The readings of a server's catalogue. */
    READINGS("readings"),
    /** Records that were set aside. */
    DEAD_LETTERS("dead letters");

    private final String label;

    Resource(String label) {
        this.label = label;
    }

    /** The word for it in a sentence. */
    public String label() {
        return label;
    }
}
