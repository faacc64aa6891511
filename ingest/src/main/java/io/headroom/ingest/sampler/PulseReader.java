package io.headroom.ingest.sampler;

import static io.headroom.core.usage.UsageMeasure.BLOCKED_SESSIONS;
import static io.headroom.core.usage.UsageMeasure.BLOCKING_SESSIONS;
import static io.headroom.core.usage.UsageMeasure.CONNECTIONS;
import static io.headroom.core.usage.UsageMeasure.CONNECTIONS_ACTIVE;
import static io.headroom.core.usage.UsageMeasure.CONNECTIONS_IDLE;
import static io.headroom.core.usage.UsageMeasure.CONNECTIONS_IDLE_IN_TRANSACTION;
import static io.headroom.core.usage.UsageMeasure.CONNECTIONS_IDLE_SHARE;
import static io.headroom.core.usage.UsageMeasure.CONNECTIONS_REFUSED;
import static io.headroom.core.usage.UsageMeasure.CONNECTIONS_USABLE;
import static io.headroom.core.usage.UsageMeasure.CONNECTIONS_USED;
import static io.headroom.core.usage.UsageMeasure.LONGEST_STATEMENT;
import static io.headroom.core.usage.UsageMeasure.LONGEST_TRANSACTION;
import static io.headroom.core.usage.UsageMeasure.LONG_RUNNERS;

import io.headroom.core.usage.Sample;
import io.headroom.core.usage.Subject;
import io.headroom.core.usage.UsageMeasure;
import io.headroom.ingest.source.Access;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Reads what moves within seconds on an instance: its connections and what they do, and its replication. */
final class PulseReader {
    /** Of sessions that are not ours to see, PostgreSQL tells only whom they serve. Reserved slots came with 16. */
    private static final String SESSIONS = """
            SELECT count(*),
                   count(*) FILTER (WHERE backend_type IS NULL),
                   current_setting('max_connections')::bigint
                     - current_setting('superuser_reserved_connections')::bigint
                     - coalesce(current_setting('reserved_connections', true)::bigint, 0),
                   count(*) FILTER (WHERE state = 'active' AND pid <> pg_backend_pid()),
                   count(*) FILTER (WHERE state = 'idle'),
                   count(*) FILTER (WHERE state LIKE 'idle in transaction%'),
                   count(*) FILTER (WHERE state = 'active' AND query_start < clock_timestamp() - interval '1 minute'),
                   coalesce(extract(epoch FROM max(clock_timestamp() - query_start) FILTER (
                     WHERE state = 'active' AND pid <> pg_backend_pid())), 0),
                   coalesce(extract(epoch FROM max(clock_timestamp() - xact_start) FILTER (
                     WHERE pid <> pg_backend_pid())), 0),
                   count(*) FILTER (WHERE wait_event_type = 'Lock')
              FROM pg_stat_activity
             WHERE backend_type = 'client backend' OR backend_type IS NULL AND usename IS NOT NULL
            """;

    /** Asked only about sessions that wait, because the answer holds up the lock manager for a moment. */
    private static final String BLOCKERS = """
            SELECT count(DISTINCT blocker) FROM (
              SELECT unnest(pg_blocking_pids(pid)) AS blocker FROM (
                SELECT pid FROM pg_stat_activity WHERE wait_event_type = 'Lock' LIMIT 50) waiting) blocking
            """;

    private static final List<UsageMeasure> SEEN = List.of(
            CONNECTIONS_ACTIVE,
            CONNECTIONS_IDLE,
            CONNECTIONS_IDLE_IN_TRANSACTION,
            LONG_RUNNERS,
            LONGEST_STATEMENT,
            LONGEST_TRANSACTION,
            BLOCKED_SESSIONS);
    private static final List<UsageMeasure> ALL = List.of(
            CONNECTIONS,
            CONNECTIONS_USABLE,
            CONNECTIONS_USED,
            CONNECTIONS_ACTIVE,
            CONNECTIONS_IDLE,
            CONNECTIONS_IDLE_SHARE,
            CONNECTIONS_IDLE_IN_TRANSACTION,
            LONG_RUNNERS,
            LONGEST_STATEMENT,
            LONGEST_TRANSACTION,
            BLOCKED_SESSIONS,
            BLOCKING_SESSIONS);
    private static final int FIRST_SEEN_COLUMN = 4;

    private final Asking asking;
    private final Readings readings;
    private final ReplicationReader replication;

    /** What decides about further questions. */
    private record Sessions(boolean full, boolean blocked) {}

    PulseReader(Asking asking, Readings readings) {
        this.asking = asking;
        this.readings = readings;
        replication = new ReplicationReader(asking, readings.database().instance());
    }

    List<Sample> read() throws SQLException {
        Instant at = asking.clock();
        Usage usage = new Usage(asking);
        List<Sessions> found = new ArrayList<>();
        usage.ask(SESSIONS, ALL, row -> found.add(sessions(row, usage)));
        if (found.stream().anyMatch(Sessions::blocked)) {
            usage.ask(BLOCKERS, List.of(BLOCKING_SESSIONS), row -> usage.count(BLOCKING_SESSIONS, row.getLong(1)));
        }
        if (found.stream().anyMatch(Sessions::full)) {
            tryToConnect();
        }
        usage.count(CONNECTIONS_REFUSED, readings.refusals().take());
        List<Sample> samples = new ArrayList<>(replication.read(at, usage));
        samples.add(usage.of(Subject.instance(readings.database().instance()), at));
        return samples;
    }

    private Sessions sessions(ResultSet row, Usage usage) throws SQLException {
        long all = row.getLong(1);
        long hidden = row.getLong(2);
        long usable = row.getLong(3);
        usage.count(CONNECTIONS, all);
        usage.count(CONNECTIONS_USABLE, usable);
        usage.known(CONNECTIONS_USED, (double) all / Math.max(1, usable));
        if (hidden > 0) {
            String reason = "what " + hidden + " sessions of other roles do is hidden from this role";
            SEEN.forEach(measure -> usage.unknown(measure, reason, asking.grant()));
            usage.unknown(CONNECTIONS_IDLE_SHARE, reason, asking.grant());
            usage.unknown(BLOCKING_SESSIONS, reason, asking.grant());
            return new Sessions(all >= usable, false);
        }
        for (int i = 0; i < SEEN.size(); i++) {
            usage.known(SEEN.get(i), row.getDouble(FIRST_SEEN_COLUMN + i));
        }
        usage.known(CONNECTIONS_IDLE_SHARE, row.getDouble(5) / Math.max(1, all));
        usage.known(BLOCKING_SESSIONS, 0);
        return new Sessions(all >= usable, row.getLong(10) > 0);
    }

    /** With no connection left for applications, one attempt tells whether they are refused. */
    private void tryToConnect() {
        try {
            Access.open(readings.database()).close();
        } catch (SQLException e) {
            if (SqlStates.isFull(e)) {
                readings.refusals().add();
            }
        }
    }
}
