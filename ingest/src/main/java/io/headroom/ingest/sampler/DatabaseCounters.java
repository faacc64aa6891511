package io.headroom.ingest.sampler;

import static io.headroom.core.usage.UsageMeasure.CACHE_HIT_SHARE;
import static io.headroom.core.usage.UsageMeasure.DEADLOCKS;
import static io.headroom.core.usage.UsageMeasure.PHYSICAL_SIZE;
import static io.headroom.core.usage.UsageMeasure.ROLLBACK_SHARE;
import static io.headroom.core.usage.UsageMeasure.TEMPORARY_RATE;
import static io.headroom.core.usage.UsageMeasure.TRANSACTION_RATE;

import io.headroom.core.config.DatabaseConfig;
import io.headroom.core.usage.Subject;
import io.headroom.core.usage.UsageMeasure;
import io.headroom.core.usage.UsageSample;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads what PostgreSQL counts for one database, and how large that is. */
final class DatabaseCounters {
    private static final String SIZE = "SELECT pg_database_size(current_database())";
    private static final List<String> NAMES =
            List.of("transactions", "rollbacks", "hits", "blocks", "temporary", "deadlocks");
    private static final String COUNTERS = """
            SELECT xact_commit + xact_rollback, xact_rollback, blks_hit, blks_hit + blks_read, temp_bytes, deadlocks
              FROM pg_stat_database WHERE datname = current_database()
            """;
    private static final List<UsageMeasure> COUNTED =
            List.of(TRANSACTION_RATE, ROLLBACK_SHARE, CACHE_HIT_SHARE, TEMPORARY_RATE, DEADLOCKS);

    private final Asking asking;
    private final String database;
    private final StatementReader statements;
    private final Since since = new Since();

    DatabaseCounters(Asking asking, DatabaseConfig config) {
        this.asking = asking;
        database = config.name();
        statements = new StatementReader(asking);
    }

    UsageSample read() throws SQLException {
        Instant at = asking.clock();
        Usage usage = new Usage(asking);
        usage.ask(SIZE, List.of(PHYSICAL_SIZE), row -> usage.count(PHYSICAL_SIZE, row.getLong(1)));
        usage.ask(COUNTERS, COUNTED, row -> enter(since.of(new Since.Counted(at, counters(row))), usage));
        statements.read(at, usage);
        return usage.of(Subject.database(database), at);
    }

    private static Map<String, Double> counters(ResultSet row) throws SQLException {
        Map<String, Double> counters = new HashMap<>();
        for (int i = 0; i < NAMES.size(); i++) {
            counters.put(NAMES.get(i), row.getDouble(i + 1));
        }
        return counters;
    }

    private static void enter(Since.Interval grown, Usage usage) {
        usage.enter(TRANSACTION_RATE, grown.rate("transactions"));
        usage.enter(ROLLBACK_SHARE, grown.share("rollbacks", "transactions"));
        usage.enter(CACHE_HIT_SHARE, grown.share("hits", "blocks"));
        usage.enter(TEMPORARY_RATE, grown.rate("temporary"));
        usage.enter(DEADLOCKS, grown.count("deadlocks"));
    }
}
