package io.headroom.api.database;

import io.headroom.core.capture.ProvisionalTotals;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What tables hold together that are still being read, by a count of the server's own.
 *
 * @param tables how many of them were counted
 * @param tablesBeingRead how many there are
 * @param at the oldest state that was counted
 */
@Schema(nullable = true)
record ProvisionalSum(int tables, int tablesBeingRead, long rows, long bytes, Instant at) {

    static @Nullable ProvisionalSum of(Database database) {
        List<ProvisionalTotals> totals = database.provisionalTotals();
        Instant oldest = totals.stream()
                .map(ProvisionalTotals::at)
                .min(Instant::compareTo)
                .orElse(null);
        return oldest == null
                ? null
                : new ProvisionalSum(
                        totals.size(),
                        database.beingRead().size(),
                        totals.stream().mapToLong(ProvisionalTotals::rows).sum(),
                        totals.stream().mapToLong(ProvisionalTotals::bytes).sum(),
                        oldest);
    }
}
