package io.headroom.ingest.sampler;

import io.headroom.core.config.DatabaseConfig;
import java.util.List;

/**
 * What is read over the connection of one database.
 *
 * @param neighbours all watched databases of its instance, itself included
 * @param instance whether the readings of the instance are its task
 * @param refusals of the instance, whichever database's connection was refused
 */
record Readings(DatabaseConfig database, List<DatabaseConfig> neighbours, boolean instance, Refusals refusals) {

    Readings {
        neighbours = List.copyOf(neighbours);
    }
}
