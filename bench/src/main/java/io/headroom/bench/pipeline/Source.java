package io.headroom.bench.pipeline;

import io.headroom.testkit.OwnPostgres;
import io.headroom.testkit.Postgres;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

/** A PostgreSQL with one table of events, rows of about 200 bytes of a hundred tenants, and what is done to it. */
final class Source implements AutoCloseable {
    static final String DATABASE = "postgres";
    private static final String TABLE = """
            CREATE TABLE event (
              id bigint PRIMARY KEY, tenant_id int NOT NULL, created_at timestamptz NOT NULL, kind text NOT NULL,
              amount numeric NOT NULL, payload text NOT NULL);
            CREATE FUNCTION fill(lowest bigint, highest bigint) RETURNS void LANGUAGE sql AS $$
              INSERT INTO event SELECT id, 1 + (id * 7919 % 10007) % 100, now(), 'kind ' || id % 12, id * 0.01,
                repeat(md5(id::text), 4) FROM generate_series(lowest, highest) id $$;
            CREATE PROCEDURE work(first bigint, transactions bigint) LANGUAGE plpgsql AS $$
              BEGIN
                FOR t IN first .. first + transactions - 1 LOOP
                  PERFORM fill(6 * t + 1, 6 * t + 6);
                  UPDATE event SET amount = amount + 1 WHERE id BETWEEN 6 * t - 5 AND 6 * t - 3;
                  DELETE FROM event WHERE id = 6 * t - 6;
                  COMMIT;
                END LOOP;
              END $$
            """;

    /** Rows 1 to 12 are there before the first transaction, so that each finds what it changes. */
    private static final int FIRST = 2;

    private final OwnPostgres server;
    private long next = FIRST;
    private Tally done = new Tally(12, 0, 0);

    private Source(OwnPostgres server) {
        this.server = server;
    }

    static Source start() throws SQLException {
        Source source = new Source(OwnPostgres.start(
                Map.of("wal_level", "logical", "max_wal_size", "8GB", "max_replication_slots", "20")));
        source.execute(TABLE);
        source.execute("SELECT fill(1, 12)");
        return source;
    }

    Postgres postgres() {
        return server.postgres();
    }

    /** Everything that was done to rows since there was a table. */
    Tally done() {
        return done;
    }

    /** One row is written anew, as it was. */
    void touch() throws SQLException {
        execute("UPDATE event SET amount = amount WHERE id = 1");
        done = done.and('U');
    }

    /** Transactions of six rows inserted, three updated and one deleted. */
    void work(long transactions) throws SQLException {
        try (Connection connection = postgres().connect(DATABASE);
                Statement statement = connection.createStatement()) {
            statement.execute("SET synchronous_commit = off");
            statement.execute("CALL work(" + next + ", " + transactions + ")");
        }
        next += transactions;
        done = done.plus(new Tally(6 * transactions, 3 * transactions, transactions));
    }

    /** So many rows, or a few less, in one transaction. */
    void fill(long rows) throws SQLException {
        long last = 6 * next + rows - rows % 6;
        execute("SELECT fill(" + (6 * next + 1) + ", " + last + ")");
        execute("VACUUM ANALYZE event");
        done = done.plus(new Tally(last - 6 * next, 0, 0));
        next = last / 6;
    }

    void execute(String sql) throws SQLException {
        try (Connection connection = postgres().connect(DATABASE);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The first column of the first row, as text. */
    String ask(String sql) throws SQLException {
        try (Connection connection = postgres().connect(DATABASE);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
