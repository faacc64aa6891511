package io.headroom.api.readiness;

import io.headroom.core.readiness.Check;
import io.headroom.core.readiness.Readiness;
import io.headroom.core.readiness.ReadinessFacts;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether a database is ready: not if a check fails, unknown if one is unknown and none fails.
 *
 * @param asOf when it was read; null while it has not been
 * @param schema and what it runs on, judged apart: one may carry what the other cannot
 */
record FindingList(
        String database,
        @Nullable Instant asOf,
        Readiness.Verdict verdict,
        int passed,
        int failed,
        int unknown,
        Score schema,
        Score infrastructure,
        List<FindingRow> items,
        @Nullable String nextCursor) {

    static FindingList of(String database, @Nullable ReadinessFacts facts, Instant now) {
        Readiness readiness = Readiness.of(facts, now);
        Score whole = Score.of(readiness.verdict(), readiness.findings());
        return new FindingList(
                database,
                facts == null ? null : facts.at(),
                whole.verdict(),
                whole.passed(),
                whole.failed(),
                whole.unknown(),
                score(readiness, Check.Part.SCHEMA),
                score(readiness, Check.Part.INFRASTRUCTURE),
                readiness.findings().stream().map(FindingRow::of).toList(),
                null);
    }

    private static Score score(Readiness readiness, Check.Part part) {
        return Score.of(readiness.verdict(part), readiness.of(part));
    }
}
