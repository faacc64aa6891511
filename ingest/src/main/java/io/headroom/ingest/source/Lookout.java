package io.headroom.ingest.source;

import io.headroom.core.config.DatabaseConfig;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

/** Watches a captured database from beside the stream: the slot, and tables that come, go or change. */
public final class Lookout {
    /** How long a new table may stay unnoticed. */
    private static final Duration CATALOGUE = Duration.ofSeconds(10);

    /** A slot without its reader for so many looks has lost it. */
    private static final int PATIENCE = 10;

    private final Connection connection;
    private final DatabaseConfig config;
    private final String slot;
    private WatchPlan plan;
    private long nextSurvey = System.nanoTime() + CATALOGUE.toNanos();
    private int idle;

    public Lookout(Connection connection, DatabaseConfig config, String slot, WatchPlan plan) {
        this.connection = connection;
        this.config = config;
        this.slot = slot;
        this.plan = plan;
    }

    /** Whether a stream that was flowing has stopped although its engine does not know. */
    public boolean abandoned() throws SQLException {
        boolean active = Slot.find(connection, slot).map(Slot::active).orElse(false);
        idle = active ? 0 : idle + 1;
        return idle > PATIENCE;
    }

    /** The new plan, if other tables are to be counted than before, or in another way. Looks every now and then. */
    public Optional<WatchPlan> news() throws SQLException {
        if (System.nanoTime() < nextSurvey) {
            return Optional.empty();
        }
        nextSurvey = System.nanoTime() + CATALOGUE.toNanos();
        WatchPlan now = WatchPlan.read(connection, config);
        boolean same = now.countsLike(plan);
        plan = now;
        return same ? Optional.empty() : Optional.of(now);
    }
}
