package io.headroom.ingest.sampler;

import static io.headroom.core.usage.UsageMeasure.ARCHIVE_AGE;
import static io.headroom.core.usage.UsageMeasure.ARCHIVE_FAILURES;
import static io.headroom.core.usage.UsageMeasure.MULTIXACT_AGE;
import static io.headroom.core.usage.UsageMeasure.OTHER_TABLESPACES;
import static io.headroom.core.usage.UsageMeasure.TRANSACTION_ID_AGE;
import static io.headroom.core.usage.UsageMeasure.WAL_RATE;

import io.headroom.core.usage.Subject;
import io.headroom.core.usage.UsageMeasure;
import io.headroom.core.usage.UsageSample;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Reads what a server counts: WAL, archiving, the age of transaction ids. */
final class InstanceCounters {
    private static final String WAL = "SELECT pg_wal_lsn_diff(CASE WHEN pg_is_in_recovery()"
            + " THEN pg_last_wal_replay_lsn() ELSE pg_current_wal_lsn() END, '0/0')";

    private static final String ARCHIVER = """
            SELECT current_setting('archive_mode') <> 'off', failed_count,
                   extract(epoch FROM clock_timestamp() - last_archived_time) FROM pg_stat_archiver
            """;

    private static final String AGES = "SELECT max(age(datfrozenxid)), max(mxid_age(datminmxid)) FROM pg_database";

    private static final String TABLESPACES = """
            SELECT coalesce(sum(pg_tablespace_size(oid)), 0)
              FROM pg_tablespace WHERE spcname NOT IN ('pg_default', 'pg_global')
            """;

    private final Asking asking;
    private final String instance;
    private final Since wal = new Since();
    private final Since failures = new Since();

    InstanceCounters(Asking asking, String instance) {
        this.asking = asking;
        this.instance = instance;
    }

    UsageSample read() throws SQLException {
        Instant at = asking.clock();
        Usage usage = new Usage(asking);
        usage.ask(
                WAL,
                List.of(WAL_RATE),
                row -> usage.enter(WAL_RATE, since(wal, at, row.getDouble(1)).rate("all")));
        usage.ask(ARCHIVER, List.of(ARCHIVE_AGE, ARCHIVE_FAILURES), row -> archiver(row, at, usage));
        usage.ask(AGES, List.of(TRANSACTION_ID_AGE, MULTIXACT_AGE), row -> {
            usage.count(TRANSACTION_ID_AGE, row.getLong(1));
            usage.count(MULTIXACT_AGE, row.getLong(2));
        });
        number(usage, TABLESPACES, OTHER_TABLESPACES);
        return usage.of(Subject.instance(instance), at);
    }

    private void archiver(ResultSet row, Instant at, Usage usage) throws SQLException {
        if (row.getBoolean(1)) {
            usage.enter(ARCHIVE_FAILURES, since(failures, at, row.getDouble(2)).count("all"));
            usage.column(ARCHIVE_AGE, row, 3, "nothing has been archived yet", "It is read again soon.");
        } else {
            String fix = "ALTER SYSTEM SET archive_mode = on; with an archive_command, and restart the server.";
            usage.unknown(ARCHIVE_FAILURES, "archive_mode is off", fix);
            usage.unknown(ARCHIVE_AGE, "archive_mode is off", fix);
        }
    }

    private static void number(Usage usage, String sql, UsageMeasure measure) throws SQLException {
        usage.ask(sql, List.of(measure), row -> usage.known(measure, row.getDouble(1)));
    }

    private static Since.Interval since(Since counter, Instant at, double value) {
        return counter.of(new Since.Counted(at, Map.of("all", value)));
    }
}
