package io.headroom.ingest.sweep;

import io.headroom.core.cohort.Cohort;
import io.headroom.core.cohort.Share;
import io.headroom.core.footprint.Footprint;
import io.headroom.core.growth.Bucket;
import io.headroom.core.scope.Tenant;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Counts one table by tenant and day of birth, in a transaction of its own. For use by one thread. */
public final class ShareCounter {
    private static final int FETCHED_AT_ONCE = 10_000;
    private static final long DAY = Duration.ofDays(1).toSeconds();

    /** Rows that say to be born outside of these do not say when they were. */
    private static final long EARLIEST = Instant.parse("1900-01-01T00:00:00Z").getEpochSecond();

    private static final long LATEST = Instant.parse("2200-01-01T00:00:00Z").getEpochSecond();

    /** What a standby shows is as old as what it has replayed last, unless it has replayed all that there is. */
    private static final String AS_OF = "SELECT CASE WHEN NOT pg_is_in_recovery() THEN now()"
            + " WHEN pg_last_wal_receive_lsn() = pg_last_wal_replay_lsn()"
            + " AND EXISTS (SELECT FROM pg_stat_wal_receiver) THEN now()"
            + " ELSE coalesce(pg_last_xact_replay_timestamp(), now()) END";

    private final Connection connection;

    /** @param connection in a read-only transaction that sees one state of the database */
    public ShareCounter(Connection connection) {
        this.connection = connection;
    }

    /**
     * @param query as {@code GroupSql} writes it
     * @param tenant of every row; absent where a column tells
     */
    public Sweep count(String query, @Nullable Tenant tenant, Duration limit) throws SQLException {
        return count(asOf(), query, tenant, limit);
    }

    /**
     * Counts in the transaction at hand, and ends it.
     *
     * @param at everything that was committed before is seen there
     */
    public Sweep count(Instant at, String query, @Nullable Tenant tenant, Duration limit) throws SQLException {
        long begun = System.nanoTime();
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET LOCAL statement_timeout = " + Math.max(1, limit.toMillis()));
            statement.setFetchSize(FETCHED_AT_ONCE);
            Map<Share, NavigableMap<Long, Footprint>> shares = new HashMap<>();
            try (ResultSet row = statement.executeQuery(query)) {
                while (row.next()) {
                    add(row, tenant, shares);
                }
            }
            return new Sweep.Of(at, shares, since(begun));
        } catch (SQLException e) {
            return failed(e, limit, since(begun));
        } finally {
            connection.rollback();
        }
    }

    /** Asked for before the state is taken that is counted: what a standby replays in between must not seem to be in it. */
    private Instant asOf() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(AS_OF)) {
            row.next();
            return row.getObject(1, OffsetDateTime.class).toInstant();
        } finally {
            connection.rollback();
        }
    }

    private static void add(ResultSet row, @Nullable Tenant fixed, Map<Share, NavigableMap<Long, Footprint>> shares)
            throws SQLException {
        Tenant tenant = fixed != null ? fixed : tenant(row);
        long day = row.getLong(2) * DAY;
        boolean unknown = row.wasNull() || day < EARLIEST || day > LATEST;
        Share share = new Share(tenant, unknown ? Cohort.UNKNOWN : Cohort.of(Instant.ofEpochSecond(day)));
        shares.computeIfAbsent(share, added -> new TreeMap<>())
                .merge(
                        unknown ? Bucket.BEFORE.start() : day,
                        new Footprint(row.getLong(3), row.getLong(4)),
                        Footprint::plus);
    }

    private static Tenant tenant(ResultSet row) throws SQLException {
        String named = row.getString(1);
        return named != null ? Tenant.of(named) : row.getBoolean(5) ? Tenant.UNRESOLVED : Tenant.NULL;
    }

    private static Sweep failed(SQLException e, Duration limit, Duration took) throws SQLException {
        return switch (String.valueOf(e.getSQLState())) {
            case "57014" ->
                took.compareTo(limit) < 0
                        ? new Sweep.Hindered("somebody waited for a lock on it", took)
                        : new Sweep.TooSlow(took);
            case "55P03" -> new Sweep.Hindered("it is locked", took);
            case "40001", "42P01", "XX000" -> new Sweep.Hindered(String.valueOf(e.getMessage()), took);
            case "42501" -> new Sweep.Impossible("Headroom may not read it: " + e.getMessage(), took);
            default -> throw e;
        };
    }

    private static Duration since(long begun) {
        return Duration.ofNanos(System.nanoTime() - begun);
    }
}
