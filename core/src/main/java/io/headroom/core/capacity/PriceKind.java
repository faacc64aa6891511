package io.headroom.core.capacity;

/** How far a price can be relied on. */
public enum PriceKind {
    /** Of the right size, to compare with; nobody has offered it. */
    ILLUSTRATIVE,
    /** What the provider publishes. */
    LIST,
    /** What was agreed with the owner of the server. */
    NEGOTIATED
}
