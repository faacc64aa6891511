package io.headroom.ingest.reconciliation;

import io.headroom.core.reconciliation.PartBracket;

/** Tells a check of a database from all others. */
record CheckNumber(String database, long number) {

    boolean isOf(PartBracket part) {
        return part.check() == number && part.database().equals(database);
    }
}
