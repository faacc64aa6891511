package io.headroom.api.database;

import io.headroom.core.capture.WatchedTable;
import io.headroom.core.reconciliation.CheckVerdict;
import io.headroom.core.reconciliation.TableCheck;
import io.headroom.core.scope.TableName;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * Whether what is counted still equals the tables. What is neither verified nor differs is not known.
 *
 * @param tables all that are watched
 * @param verified those of which PostgreSQL counted the same rows last
 * @param differing those of which it counted others, once or more often
 * @param driftRows by which they differ, once that was found twice in a row; null while no table was counted
 * @param verifiedSince when the verified ones were, at the earliest
 */
@Schema(nullable = true)
record Reconciled(
        int tables,
        int verified,
        int differing,
        @Nullable Long driftRows,
        @Nullable Instant verifiedSince) {

    static @Nullable Reconciled of(Database database) {
        SortedMap<TableName, WatchedTable> tables = database.tables();
        return tables == null ? null : of(tables.size(), database.checks().values());
    }

    private static Reconciled of(int tables, Collection<TableCheck> checks) {
        boolean counted = checks.stream().anyMatch(check -> check.rows() != null);
        return new Reconciled(
                tables,
                (int) checks.stream().filter(Reconciled::isVerified).count(),
                (int) checks.stream().filter(check -> check.disagreements() > 0).count(),
                counted
                        ? (Long) checks.stream()
                                .mapToLong(check -> Math.abs(check.drift()))
                                .sum()
                        : null,
                checks.stream()
                        .filter(Reconciled::isVerified)
                        .map(TableCheck::at)
                        .min(Comparator.naturalOrder())
                        .orElse(null));
    }

    /** Null where there is no table. */
    @Nullable
    Double verifiedShare() {
        return tables == 0 ? null : (Double) ((double) verified / tables);
    }

    private static boolean isVerified(TableCheck check) {
        return check.verdict() == CheckVerdict.VERIFIED;
    }
}
