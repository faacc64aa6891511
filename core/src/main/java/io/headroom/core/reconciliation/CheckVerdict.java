package io.headroom.core.reconciliation;

/** What is known of a table's count. The names are part of the contract. */
public enum CheckVerdict {
    /** PostgreSQL counted what the ledger held. */
    VERIFIED,
    /** PostgreSQL counted something else once; it takes a second time to believe it. */
    SUSPECT,
    /** PostgreSQL counted something else twice in a row. */
    DRIFTED,
    /** Nobody could count, so it is not known. */
    UNVERIFIED
}
