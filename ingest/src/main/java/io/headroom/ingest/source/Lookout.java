package io.headroom.ingest.source;

import io.headroom.core.config.DatabaseConfig;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Watches a captured database from beside the stream: the slot, and tables that come, go or change. */
public final class Lookout {
    /** How long a new table may stay unnoticed. */
    private static final Duration CATALOGUE = Duration.ofSeconds(10);

    /** A slot without its reader for so many looks has lost it. */
    private static final int PATIENCE = 10;

    /** A lock that somebody holds, a statement that took too long for it, a right that is missing. */
    private static final Set<String> HINDRANCES = Set.of("55P03", "57014", "42501");

    private static final Logger LOG = LoggerFactory.getLogger(Lookout.class);

    private final Connection connection;
    private final DatabaseConfig config;
    private final String slot;
    private WatchPlan plan;
    private long nextSurvey = System.nanoTime() + CATALOGUE.toNanos();
    private int idle;
    private String hindrance = "";
    private final KeyWatch keys;

    public Lookout(Connection connection, DatabaseConfig config, String slot, WatchPlan plan) {
        this.connection = connection;
        this.config = config;
        this.slot = slot;
        this.plan = plan;
        keys = new KeyWatch(plan.publicationName());
    }

    /** Whether a stream that was flowing has stopped although its engine does not know. */
    public boolean abandoned() throws SQLException {
        boolean active = Slot.find(connection, slot).map(Slot::active).orElse(false);
        idle = active ? 0 : idle + 1;
        return idle > PATIENCE;
    }

    /**
     * The new plan, published, if other tables are to be counted than before, or in another way. Looks every now and then,
     * and at once when a published table has lost its key: until it is taken out, the application cannot update it.
     */
    public Optional<WatchPlan> news() throws SQLException {
        if (System.nanoTime() < nextSurvey && !keys.lost(connection)) {
            return Optional.empty();
        }
        nextSurvey = System.nanoTime() + CATALOGUE.toNanos();
        Optional<WatchPlan> published = published();
        if (published.isEmpty()) {
            return published;
        }
        WatchPlan now = published.get();
        boolean same = now.added().isEmpty() && now.countsLike(plan);
        plan = now;
        return same ? Optional.empty() : published;
    }

    /** The stream goes on where the publication cannot be changed: it is tried again at the next look. */
    private Optional<WatchPlan> published() throws SQLException {
        try {
            Optional<WatchPlan> now =
                    Optional.of(WatchPlan.read(connection, config).published(connection));
            hindrance = "";
            return now;
        } catch (SQLException e) {
            if (!HINDRANCES.contains(String.valueOf(e.getSQLState()))) {
                throw e;
            }
            if (!hindrance.equals(e.getMessage())) {
                hindrance = String.valueOf(e.getMessage());
                LOG.warn("Database {}: the publication cannot be changed now: {}", config.name(), hindrance);
            }
            return Optional.empty();
        }
    }
}
