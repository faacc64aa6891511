package io.headroom.core.readiness;

import io.headroom.core.usage.Gap;
import io.headroom.core.usage.IndexUse;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What was read of a database for its checks: the value of {@code headroom.readiness}.
 *
 * @param at the server's clock at the reading
 * @param known at most one for each check
 * @param gaps checks that could not be read, by their names, and what helps
 * @param indexes those that nobody uses; absent if they could not be read
 */
public record ReadinessFacts(
        String database,
        String instance,
        Instant at,
        List<CheckFacts> known,
        List<Gap> gaps,
        @Nullable IndexUse indexes) {

    public ReadinessFacts {
        Objects.requireNonNull(database, "database");
        Objects.requireNonNull(instance, "instance");
        Objects.requireNonNull(at, "at");
        known = List.copyOf(known);
        gaps = List.copyOf(gaps);
    }

    /** Without a look at indexes. */
    public ReadinessFacts(String database, String instance, Instant at, List<CheckFacts> known, List<Gap> gaps) {
        this(database, instance, at, known, gaps, null);
    }
}
