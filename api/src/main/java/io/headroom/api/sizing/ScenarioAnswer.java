package io.headroom.api.sizing;

import io.headroom.api.database.Counted;
import io.headroom.core.sizing.Comparison;
import io.headroom.core.sizing.Sheet;
import io.headroom.core.sizing.Standing;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which scenario a database follows.
 *
 * @param asOf of what is counted; null while that is not known
 * @param provisional while rows are still being read: what is counted is a lower bound
 * @param standing of all that is known together; UNKNOWN where nothing is compared
 * @param scenario the one that all of it is within; null if there is none
 * @param summary one sentence without a full stop; null where nothing is compared
 * @param notCompared why nothing is
 */
record ScenarioAnswer(
        String database,
        @Nullable Instant asOf,
        boolean provisional,
        Standing standing,
        @Nullable String scenario,
        @Nullable String summary,
        List<QuantityRow> quantities,
        @Nullable String notCompared) {

    static ScenarioAnswer of(String database, Counted counted, List<Sheet> sheets) {
        if (counted.asOf() == null) {
            return nothing(database, counted, "the database is not counted yet");
        }
        Optional<Comparison> compared = Comparison.of(sheets, counted);
        return compared.map(comparison -> new ScenarioAnswer(
                        database,
                        counted.asOf(),
                        counted.provisional(),
                        comparison.standing(),
                        comparison.scenario().orElse(null),
                        comparison.summary(),
                        comparison.quantities().stream().map(QuantityRow::of).toList(),
                        null))
                .orElseGet(() -> nothing(database, counted, "it has none of the tables that the scenarios are about"));
    }

    private static ScenarioAnswer nothing(String database, Counted counted, String reason) {
        return new ScenarioAnswer(
                database, counted.asOf(), counted.provisional(), Standing.UNKNOWN, null, null, List.of(), reason);
    }
}
