package io.headroom.core.capture;

import java.util.Objects;

/**
 * What a table's seeds show: the state at one point of the log. A streamed change of a transaction that committed before
 * it is a repeat of what the seeds say.
 *
 * @param consistentPoint the log position, as PostgreSQL writes it
 * @param transactions which transactions the snapshot shows, as a {@code pg_snapshot} in its text form
 */
public record SeedSnapshot(String consistentPoint, String transactions) {
    public SeedSnapshot {
        Objects.requireNonNull(consistentPoint, "consistentPoint");
        Objects.requireNonNull(transactions, "transactions");
    }
}
