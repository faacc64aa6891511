package io.headroom.core.readiness;

import io.headroom.core.scope.TableName;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/**
 * @param without those without an index that begins with their columns, the largest tables first
 * @param total of them; more than are named here, where there are many
 */
public record ForeignKeyFacts(List<ForeignKey> without, int total) implements CheckFacts {

    /**
     * @param columns quoted where they have to be
     * @param bytes of the referring table, as estimated by the last vacuum or analyze
     * @param partitioned whether that table is; an index on it cannot be built while it is written to
     */
    public record ForeignKey(
            String schema, String table, String name, List<String> columns, long bytes, boolean partitioned) {
        public ForeignKey {
            columns = List.copyOf(columns);
        }

        private String told() {
            return schema + "." + table + " (" + String.join(", ", columns) + ")";
        }

        private String create() {
            String on = new TableName(schema, table).quoted() + " (" + String.join(", ", columns) + ");";
            return partitioned ? "CREATE INDEX ON ONLY " + on : "CREATE INDEX CONCURRENTLY ON " + on;
        }
    }

    public ForeignKeyFacts {
        without = List.copyOf(without);
    }

    @Override
    public Check check() {
        return Check.FOREIGN_KEY_INDEX;
    }

    @Override
    public Finding judge(Instant now) {
        if (total == 0) {
            return Finding.pass(check(), "every foreign key has an index");
        }
        String named = without.stream().map(ForeignKey::told).collect(Collectors.joining(", "));
        String more = total > without.size() ? " and " + (total - without.size()) + " more" : "";
        String partitions = without.stream().anyMatch(ForeignKey::partitioned)
                ? " Of a partitioned table, build one CONCURRENTLY on each partition and attach it (ALTER INDEX … ATTACH PARTITION …)."
                : "";
        return Finding.fail(
                check(),
                total + (total == 1 ? " foreign key has" : " foreign keys have") + " none: " + named + more,
                "Build the indexes; removing a referred row reads the whole referring table otherwise." + partitions,
                without.stream().map(ForeignKey::create).toList());
    }
}
