package io.headroom.api.database;

import io.headroom.core.capture.ProvisionalTotals;
import io.headroom.core.scope.TableName;
import io.headroom.core.usage.Subject;
import io.headroom.core.usage.UsageBucket;
import io.headroom.core.usage.UsageMeasure;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A table that is still being read, and that no count of the server's own has told of: it did not fit into the time for
 * that, somebody held it, or its turn has not come.
 *
 * @param estimatedBytes of its rows as they are on disk, out-of-line values included and indexes not; null while nobody has
 *     measured it
 */
record MissingTotal(String table, @Nullable Long estimatedBytes) {
    private static final Comparator<MissingTotal> LARGEST_FIRST = Comparator.comparing(
                    MissingTotal::estimatedBytes, Comparator.nullsLast(Comparator.<Long>reverseOrder()))
            .thenComparing(MissingTotal::table);

    static List<MissingTotal> of(Database database) {
        Set<TableName> told = database.provisionalTotals().stream()
                .map(ProvisionalTotals::name)
                .collect(Collectors.toSet());
        return database.beingRead().stream()
                .filter(table -> !told.contains(table))
                .map(table -> new MissingTotal(table.toString(), estimate(database, table)))
                .sorted(LARGEST_FIRST)
                .toList();
    }

    private static @Nullable Long estimate(Database database, TableName table) {
        Subject subject = Physical.subject(database, table);
        UsageBucket heap = database.usages().latest(subject, UsageMeasure.HEAP);
        UsageBucket toast = database.usages().latest(subject, UsageMeasure.TOAST);
        return heap == null ? null : (Long) Math.round(heap.last() + (toast == null ? 0 : toast.last()));
    }
}
