package io.headroom.ingest.sampler;

import io.headroom.core.config.DatabaseConfig;
import io.headroom.core.config.PoolerConfig;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is read over the connection of one database.
 *
 * @param neighbours all watched databases of its instance, itself included
 * @param instance whether the readings of the instance are its task
 * @param pooler of the instance
 * @param refusals of the instance, whichever database's connection was refused
 */
record Readings(
        DatabaseConfig database,
        List<DatabaseConfig> neighbours,
        boolean instance,
        Refusals refusals,
        @Nullable PoolerConfig pooler) {

    Readings {
        neighbours = List.copyOf(neighbours);
    }
}
