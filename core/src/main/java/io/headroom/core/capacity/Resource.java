package io.headroom.core.capacity;

/** What a server can run out of. The names are part of the topic and HTTP contract. */
public enum Resource {
    STORAGE("storage"),
    CONNECTIONS("connections"),
    MEMORY("memory"),
    CPU("CPU"),
    /** The WAL that PostgreSQL keeps for Headroom's own slot, out of what Headroom lets it keep. */
    OWN_WAL("Headroom's WAL budget");

    private final String label;

    Resource(String label) {
        this.label = label;
    }

    /** The word for it in a sentence. */
    public String label() {
        return label;
    }
}
