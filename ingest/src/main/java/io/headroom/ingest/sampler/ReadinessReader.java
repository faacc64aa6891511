package io.headroom.ingest.sampler;

import io.headroom.core.config.DatabaseConfig;
import io.headroom.core.readiness.ArchiverFacts;
import io.headroom.core.readiness.Check;
import io.headroom.core.readiness.CheckFacts;
import io.headroom.core.readiness.ReadinessFacts;
import io.headroom.core.readiness.SlowQueryFacts;
import io.headroom.core.readiness.StatementFacts;
import io.headroom.core.readiness.TlsFacts;
import io.headroom.core.readiness.VersionFacts;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads what readiness checks are made from. Every question is about catalogues and settings only: no table is opened, so
 * none that somebody has locked stands in the way.
 */
final class ReadinessReader {
    private static final String SERVER = """
            SELECT current_setting('server_version_num')::int,
                   (SELECT setting::bigint FROM pg_settings WHERE name = 'log_min_duration_statement'),
                   EXISTS (SELECT FROM pg_settings WHERE name = 'pg_stat_statements.max'),
                   EXISTS (SELECT FROM pg_extension WHERE extname = 'pg_stat_statements')
            """;

    private static final String ARCHIVER = """
            SELECT current_setting('archive_mode'), pg_is_in_recovery(), last_archived_time, last_failed_time, failed_count
              FROM pg_stat_archiver
            """;

    /** Whether a session of somebody else is encrypted is hidden from those who may not read all statistics. */
    private static final String TLS = """
            SELECT current_setting('ssl')::boolean, pg_has_role(current_user, 'pg_read_all_stats', 'USAGE'),
                   count(s.pid), count(s.pid) FILTER (WHERE NOT s.ssl)
              FROM pg_stat_activity a LEFT JOIN pg_stat_ssl s ON s.pid = a.pid AND a.backend_type = 'client backend'
               AND a.client_addr IS NOT NULL AND NOT a.client_addr <<= '127.0.0.0/8' AND a.client_addr <> '::1'
            """;

    private final Asking asking;
    private final DatabaseConfig database;
    private final SessionFacts sessions;
    private final SlotReader slots;
    private final SchemaReader schema;
    private final IndexReader indexes;

    ReadinessReader(Asking asking, Readings readings) {
        this.asking = asking;
        database = readings.database();
        sessions = new SessionFacts(asking.role(), readings.pooler() != null);
        slots = new SlotReader();
        schema = new SchemaReader();
        indexes = new IndexReader(asking);
    }

    ReadinessFacts read() throws SQLException {
        Instant at = asking.clock();
        Measures measures = new Measures(asking);
        List<CheckFacts> known = new ArrayList<>();
        add(known, measures.read(Check.FOREIGN_KEY_INDEX.name(), SchemaReader.FOREIGN_KEYS, schema::foreignKeys));
        add(known, measures.read(Check.PRIMARY_KEY.name(), SchemaReader.PRIMARY_KEYS, schema::primaryKeys));
        add(known, tls(measures));
        add(known, measures.read(Check.ARCHIVER.name(), ARCHIVER, ReadinessReader::archiver));
        add(known, measures.read(Check.SLOTS.name(), SlotReader.SLOTS, slots::facts));
        add(known, measures.read(Check.POOL.name(), sessions.connections(asking), sessions::pool));
        add(known, measures.read(Check.ROLES.name(), SessionFacts.ROLES, sessions::roles));
        List<CheckFacts> server = measures.read(Check.VERSION.name(), SERVER, ReadinessReader::server);
        known.addAll(server == null ? List.of() : server);
        return new ReadinessFacts(database.name(), database.instance(), at, known, measures.gaps(), indexes.read(at));
    }

    private static void add(List<CheckFacts> known, @Nullable CheckFacts facts) {
        if (facts != null) {
            known.add(facts);
        }
    }

    private static List<CheckFacts> server(ResultSet row) throws SQLException {
        row.next();
        return List.of(
                new VersionFacts(row.getInt(1)),
                new SlowQueryFacts(row.getLong(2)),
                new StatementFacts(row.getBoolean(3), row.getBoolean(4)));
    }

    private @Nullable CheckFacts tls(Measures measures) throws SQLException {
        Optional<TlsFacts> visible = measures.read(Check.TLS.name(), TLS, row -> {
            row.next();
            boolean enabled = row.getBoolean(1);
            return enabled && !row.getBoolean(2)
                    ? Optional.empty()
                    : Optional.of(new TlsFacts(enabled, row.getInt(3), row.getInt(4)));
        });
        if (visible != null && visible.isEmpty()) {
            measures.missingRight(
                    Check.TLS.name(), "whether sessions of others are encrypted is hidden from this role");
        }
        return visible == null ? null : visible.orElse(null);
    }

    private static ArchiverFacts archiver(ResultSet row) throws SQLException {
        row.next();
        return new ArchiverFacts(row.getString(1), row.getBoolean(2), instant(row, 3), instant(row, 4), row.getLong(5));
    }

    private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
