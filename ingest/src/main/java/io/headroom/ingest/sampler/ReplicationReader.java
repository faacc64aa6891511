package io.headroom.ingest.sampler;

import io.headroom.core.usage.Measured;
import io.headroom.core.usage.Sample;
import io.headroom.core.usage.SlotSample;
import io.headroom.core.usage.Subject;
import io.headroom.core.usage.UsageMeasure;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Reads who keeps WAL on a server and who lags behind it; of a standby, how far it is behind itself. */
final class ReplicationReader {
    /** The end of the WAL as this server knows it. */
    private static final String END =
            "CASE WHEN pg_is_in_recovery() THEN pg_last_wal_replay_lsn() ELSE pg_current_wal_lsn() END";

    private static final String SLOTS = "SELECT slot_name, active, wal_status, pg_wal_lsn_diff(" + END
            + ", restart_lsn), safe_wal_size, current_setting('max_slot_wal_keep_size') = '-1'"
            + " FROM pg_replication_slots ORDER BY slot_name";

    private static final String REPLICAS = "SELECT coalesce(nullif(application_name, ''), 'unnamed'),"
            + " coalesce(host(client_addr), 'local'), state IS NULL, max(pg_wal_lsn_diff(" + END + ", replay_lsn)),"
            + " extract(epoch FROM max(replay_lag)) FROM pg_stat_replication GROUP BY 1, 2, 3 ORDER BY 1, 2";

    private static final String STANDBY = """
            SELECT pg_is_in_recovery(),
                   pg_wal_lsn_diff(pg_last_wal_receive_lsn(), pg_last_wal_replay_lsn()),
                   extract(epoch FROM clock_timestamp() - pg_last_xact_replay_timestamp())
            """;

    private static final String NOT_YET = "it has not reported yet";
    private static final String SOON = "It is read again soon.";
    private static final List<UsageMeasure> LAG = List.of(UsageMeasure.REPLICATION_LAG, UsageMeasure.REPLICATION_DELAY);

    private final Asking asking;
    private final String instance;

    ReplicationReader(Asking asking, String instance) {
        this.asking = asking;
        this.instance = instance;
    }

    /** @param server where the lag of a standby itself is entered */
    List<Sample> read(Instant at, Usage server) throws SQLException {
        List<Sample> samples = new ArrayList<>();
        asking.ask(
                SLOTS,
                rows -> samples.addAll(slots(rows, at)),
                unknown -> server.enter(UsageMeasure.RETAINED_WAL, unknown));
        asking.ask(
                REPLICAS,
                rows -> samples.addAll(replicas(rows, at)),
                unknown -> LAG.forEach(measure -> server.enter(measure, unknown)));
        server.ask(STANDBY, LAG, row -> {
            if (row.getBoolean(1)) {
                lag(server, row, 2);
            }
        });
        return samples;
    }

    private List<SlotSample> slots(ResultSet rows, Instant at) throws SQLException {
        List<SlotSample> slots = new ArrayList<>();
        while (rows.next()) {
            String status = rows.getString(3);
            slots.add(new SlotSample(
                    instance,
                    rows.getString(1),
                    at,
                    rows.getBoolean(2),
                    status == null
                            ? SlotSample.WalStatus.NONE
                            : SlotSample.WalStatus.valueOf(status.toUpperCase(Locale.ROOT)),
                    new Measured.Known(Math.max(0, rows.getDouble(4))),
                    safe(rows)));
        }
        return slots;
    }

    private static Measured safe(ResultSet row) throws SQLException {
        Double safe = Usage.number(row, 5);
        if (safe != null) {
            return new Measured.Known(Math.max(0, safe));
        }
        return row.getBoolean(6)
                ? new Measured.Unknown(
                        "max_slot_wal_keep_size has no limit",
                        "ALTER SYSTEM SET max_slot_wal_keep_size = '10GB'; SELECT pg_reload_conf();")
                : new Measured.Unknown("the slot keeps no WAL", "Make it anew if it is lost.");
    }

    private List<Sample> replicas(ResultSet rows, Instant at) throws SQLException {
        List<Sample> replicas = new ArrayList<>();
        while (rows.next()) {
            Usage usage = new Usage(asking);
            if (rows.getBoolean(3)) {
                LAG.forEach(measure ->
                        usage.unknown(measure, "replication of other roles is hidden from this role", asking.grant()));
            } else {
                lag(usage, rows, 4);
            }
            String name = rows.getString(1) + "@" + rows.getString(2);
            replicas.add(usage.of(new Subject(Subject.Kind.REPLICA, instance, name), at));
        }
        return replicas;
    }

    /** Who has everything is not late, however long ago the last transaction was. */
    private static void lag(Usage usage, ResultSet row, int column) throws SQLException {
        usage.column(UsageMeasure.REPLICATION_LAG, row, column, NOT_YET, SOON);
        Double bytes = Usage.number(row, column);
        if (bytes != null && bytes <= 0) {
            usage.known(UsageMeasure.REPLICATION_DELAY, 0);
        } else {
            usage.column(UsageMeasure.REPLICATION_DELAY, row, column + 1, NOT_YET, SOON);
        }
    }
}
