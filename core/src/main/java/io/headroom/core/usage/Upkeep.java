package io.headroom.core.usage;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** When PostgreSQL last tended to a table; absent where it never has since the statistics began. */
public record Upkeep(
        @Nullable Instant lastVacuum,
        @Nullable Instant lastAutovacuum,
        @Nullable Instant lastAnalyze,
        @Nullable Instant lastAutoanalyze) {
    public static final Upkeep NEVER = new Upkeep(null, null, null, null);

    /** Of a whole with parts: as long ago as for the part that has waited longest. */
    public Upkeep plus(Upkeep other) {
        return new Upkeep(
                earlier(lastVacuum, other.lastVacuum),
                earlier(lastAutovacuum, other.lastAutovacuum),
                earlier(lastAnalyze, other.lastAnalyze),
                earlier(lastAutoanalyze, other.lastAutoanalyze));
    }

    private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null) {
            return null;
        }
        return one.isBefore(other) ? one : other;
    }
}
