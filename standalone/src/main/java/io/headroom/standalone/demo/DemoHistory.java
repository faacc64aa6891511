package io.headroom.standalone.demo;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Writes a plan's two years into an empty database, on two connections. */
final class DemoHistory {

    /** One writes while the other's server process is busy; a third gains nothing on two cores. */
    private static final int CONNECTIONS = 2;

    private static final int ROWS_BETWEEN_REPORTS = 5_000;
    private static final int PERCENT_OF_TABLES = 80;

    private final Login login;
    private final HistoryPlan plan;
    private final Progress progress;
    private long rowsLeft =
            Arrays.stream(DemoTable.values()).mapToLong(DemoTable::rows).sum();
    private final long rows = rowsLeft;

    private DemoHistory(Login login, HistoryPlan plan, Progress progress) {
        this.login = login;
        this.plan = plan;
        this.progress = progress;
    }

    /** @param login whose the tables will be */
    static void load(Login login, HistoryPlan plan, Progress progress) throws SQLException {
        DemoHistory history = new DemoHistory(login, plan, progress);
        ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS);
        try {
            history.loadTables(threads);
        } finally {
            threads.shutdownNow();
        }
        progress.report("Checking references", PERCENT_OF_TABLES);
        // One after the other: each locks two tables.
        history.run(DemoSchema.constraints());
    }

    /** The big tables first, or one thread would be left with one of them at the end. */
    private void loadTables(ExecutorService threads) throws SQLException {
        List<Callable<Void>> loads = new ArrayList<>();
        Arrays.stream(DemoTable.values())
                .sorted(Comparator.comparingLong((DemoTable table) -> -1L * table.rows() * table.width()))
                .forEach(table -> loads.add(() -> load(table)));
        all(threads, loads);
    }

    /** Indexes come while the rows are still in memory. */
    private Void load(DemoTable table) throws SQLException {
        loadRows(table);
        run(DemoSchema.indexes(table));
        return null;
    }

    /** In one transaction, which both spares the WAL and lets the rows be written frozen. */
    private void loadRows(DemoTable table) throws SQLException {
        try (Connection connection = login.connect()) {
            connection.setAutoCommit(false);
            DemoSchema.create(connection, table);
            copy(connection, table);
            DemoSchema.execute(
                    connection,
                    "SELECT setval(pg_get_serial_sequence('" + table.quoted() + "', 'id'), " + table.rows() + ")");
            connection.commit();
        }
    }

    private void run(List<String> statements) throws SQLException {
        try (Connection connection = login.connect()) {
            for (String sql : statements) {
                DemoSchema.execute(connection, sql);
            }
        }
    }

    private void copy(Connection connection, DemoTable table) throws SQLException {
        DemoRows rows = new DemoRows(plan, table);
        Filler filler = new Filler(new SplittableRandom(table.seed(plan.seed() + 1)));
        try (CopyText text = CopyText.into(connection, table, filler)) {
            int id = 0;
            for (Birth birth : plan.births(table)) {
                rows.write(++id, birth, text);
                if (id % ROWS_BETWEEN_REPORTS == 0) {
                    loaded(ROWS_BETWEEN_REPORTS);
                }
            }
            text.finish();
        }
    }

    /** Synchronized for the listener's sake. */
    private synchronized void loaded(int more) {
        rowsLeft -= more;
        progress.report("Writing two years of history", (int) (PERCENT_OF_TABLES * (rows - rowsLeft) / rows));
    }

    private static void all(ExecutorService threads, List<Callable<Void>> tasks) throws SQLException {
        try {
            for (Future<Void> task : threads.invokeAll(tasks)) {
                task.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while writing the demo's history", e);
        } catch (ExecutionException e) {
            throw new SQLException("cannot write the demo's history", e.getCause());
        }
    }
}
