package io.headroom.core.readiness;

import io.headroom.core.usage.Gap;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * What was read of a database for its checks: the value of {@code headroom.readiness}.
 *
 * @param at the server's clock at the reading
 * @param known at most one for each check
 * @param gaps checks that could not be read, by their names, and what helps
 */
public record ReadinessFacts(String database, String instance, Instant at, List<CheckFacts> known, List<Gap> gaps) {

    public ReadinessFacts {
        Objects.requireNonNull(database, "database");
        Objects.requireNonNull(instance, "instance");
        Objects.requireNonNull(at, "at");
        known = List.copyOf(known);
        gaps = List.copyOf(gaps);
    }
}
