package io.headroom.core.readiness;

import io.headroom.core.scope.TableName;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * @param without tables that have none, the largest first
 * @param total of them; more than are named here, where there are many
 */
public record PrimaryKeyFacts(List<Keyless> without, int total) implements CheckFacts {

    /**
     * @param bytes as estimated by the last vacuum or analyze
     * @param partitioned whether it is; which of its columns tell rows apart beside those it is divided by, only people know
     * @param unique an index that can become its primary key, quoted where it has to be
     */
    public record Keyless(
            String schema,
            String table,
            long bytes,
            boolean partitioned,
            @Nullable String unique) {
        private String told() {
            return schema + "." + table;
        }

        private String alter() {
            String table = "ALTER TABLE " + new TableName(schema, this.table).quoted();
            return unique == null
                    ? table + " ADD COLUMN row_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY;"
                    : table + " ADD PRIMARY KEY USING INDEX " + unique + ";";
        }
    }

    public PrimaryKeyFacts {
        without = List.copyOf(without);
    }

    @Override
    public Check check() {
        return Check.PRIMARY_KEY;
    }

    @Override
    public Finding judge(Instant now) {
        if (total == 0) {
            return Finding.pass(check(), "every table has a primary key");
        }
        String named = without.stream().map(Keyless::told).collect(Collectors.joining(", "));
        String more = total > without.size() ? " and " + (total - without.size()) + " more" : "";
        String parts = without.stream().anyMatch(Keyless::partitioned)
                ? " That of a partitioned table has to contain the columns it is divided by: there is no statement for it."
                : "";
        return Finding.fail(
                check(),
                total + (total == 1 ? " table has" : " tables have") + " none: " + named + more,
                "Give each a primary key. A new column writes the whole table anew while nobody else may use it; an index that is"
                        + " there takes a moment."
                        + parts,
                without.stream()
                        .filter(table -> !table.partitioned())
                        .map(Keyless::alter)
                        .toList());
    }
}
