package io.headroom.core.reconciliation;

import io.headroom.core.change.TableId;
import java.util.Objects;

/**
 * What one partition held of a table during a check: the value of {@code headroom.brackets}.
 *
 * @param epoch of the table: rows of another one are not what was counted
 * @param check number of the check
 */
public record PartBracket(String database, TableId table, int epoch, long check, int partition, Bracket bracket) {

    public PartBracket {
        Objects.requireNonNull(database, "database");
        Objects.requireNonNull(table, "table");
        Objects.requireNonNull(bracket, "bracket");
    }

    /** Key of the topic: {@code shop/17/3}. */
    public String key() {
        return database + "/" + table.value() + "/" + partition;
    }
}
