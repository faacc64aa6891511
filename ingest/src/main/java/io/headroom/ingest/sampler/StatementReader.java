package io.headroom.ingest.sampler;

import static io.headroom.core.usage.UsageMeasure.SLOW_STATEMENTS;
import static io.headroom.core.usage.UsageMeasure.STATEMENT_MEAN_P50;
import static io.headroom.core.usage.UsageMeasure.STATEMENT_MEAN_P95;
import static io.headroom.core.usage.UsageMeasure.STATEMENT_MEAN_P99;
import static io.headroom.core.usage.UsageMeasure.STATEMENT_RATE;

import io.headroom.core.usage.Measured;
import io.headroom.core.usage.StatementMeans;
import io.headroom.core.usage.UsageMeasure;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** Reads how long statements take, where {@code pg_stat_statements} is there. */
final class StatementReader {
    private static final String SCHEMA = """
            SELECT quote_ident(n.nspname) FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace
             WHERE e.extname = 'pg_stat_statements'
            """;

    /** Without the texts, for which PostgreSQL would have to read a file. */
    private static final String STATEMENTS = """
            SELECT userid, queryid, toplevel, calls, total_exec_time / 1000
              FROM %s.pg_stat_statements(false)
             WHERE dbid = (SELECT oid FROM pg_database WHERE datname = current_database())
            """;

    private static final String SOON = "It is read again soon.";
    private static final List<UsageMeasure> ALL =
            List.of(STATEMENT_RATE, STATEMENT_MEAN_P50, STATEMENT_MEAN_P95, STATEMENT_MEAN_P99, SLOW_STATEMENTS);

    private final Asking asking;
    private @Nullable Snapshot before;

    private record Statement(long user, long query, boolean topLevel) {}

    private record Snapshot(Instant at, Map<Statement, StatementMeans.Calls> statements, boolean hidden) {}

    StatementReader(Asking asking) {
        this.asking = asking;
    }

    void read(Instant at, Usage usage) throws SQLException {
        String schema =
                asking.ask(SCHEMA, rows -> rows.next() ? rows.getString(1) : "", unknown -> all(usage, unknown));
        if (schema == null) {
            return;
        }
        if (schema.isEmpty()) {
            all(usage, new Measured.Unknown("pg_stat_statements is not there", "CREATE EXTENSION pg_stat_statements;"));
            return;
        }
        Snapshot now = asking.ask(
                STATEMENTS.formatted(schema), rows -> snapshot(rows, at), unknown -> all(usage, explained(unknown)));
        if (now != null && now.hidden()) {
            all(usage, new Measured.Unknown("statements of other roles are hidden from this role", asking.grant()));
        } else if (now != null) {
            enter(before, now, usage);
            before = now;
        }
    }

    private static Measured.Unknown explained(Measured.Unknown unknown) {
        if (unknown.reason().contains("shared_preload_libraries")) {
            return new Measured.Unknown(
                    unknown.reason(), "Add pg_stat_statements to shared_preload_libraries and restart the server.");
        }
        return unknown.reason().contains("does not exist")
                ? new Measured.Unknown(unknown.reason(), "ALTER EXTENSION pg_stat_statements UPDATE;")
                : unknown;
    }

    private static Snapshot snapshot(ResultSet rows, Instant at) throws SQLException {
        Map<Statement, StatementMeans.Calls> statements = new HashMap<>();
        boolean hidden = false;
        while (rows.next()) {
            Statement statement = new Statement(rows.getLong(1), rows.getLong(2), rows.getBoolean(3));
            hidden |= rows.getObject(2) == null;
            statements.put(statement, new StatementMeans.Calls(rows.getLong(4), rows.getDouble(5)));
        }
        return new Snapshot(at, statements, hidden);
    }

    private static void enter(@Nullable Snapshot before, Snapshot now, Usage usage) {
        if (before == null) {
            all(usage, new Measured.Unknown("it was read for the first time", SOON));
            return;
        }
        StatementMeans means = between(before, now);
        double seconds = Duration.between(before.at(), now.at()).toNanos() / 1e9;
        usage.known(STATEMENT_RATE, means.calls() / seconds);
        usage.count(SLOW_STATEMENTS, means.slow());
        enter(STATEMENT_MEAN_P50, means.percentile(0.50), usage);
        enter(STATEMENT_MEAN_P95, means.percentile(0.95), usage);
        enter(STATEMENT_MEAN_P99, means.percentile(0.99), usage);
    }

    /** A statement that was evicted or reset meanwhile counts from nothing. */
    private static StatementMeans between(Snapshot before, Snapshot now) {
        List<StatementMeans.Calls> calls = new ArrayList<>();
        now.statements().forEach((statement, total) -> {
            StatementMeans.Calls last = before.statements().get(statement);
            calls.add(last != null && last.calls() <= total.calls() ? total.minus(last) : total);
        });
        return new StatementMeans(calls);
    }

    private static void enter(UsageMeasure measure, OptionalDouble value, Usage usage) {
        value.ifPresentOrElse(
                seconds -> usage.known(measure, seconds),
                () -> usage.unknown(measure, "no statement was called since the reading before", SOON));
    }

    private static void all(Usage usage, Measured.Unknown unknown) {
        ALL.forEach(measure -> usage.enter(measure, unknown));
    }
}
