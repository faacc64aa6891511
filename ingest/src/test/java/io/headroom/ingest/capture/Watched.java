package io.headroom.ingest.capture;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.core.capture.CaptureState;
import io.headroom.core.capture.CaptureStatus;
import io.headroom.core.capture.WatchedTable;
import io.headroom.core.config.DatabaseConfig;
import io.headroom.core.config.HeadroomConfig;
import io.headroom.core.topic.TopicCheck;
import io.headroom.core.topic.Topics;
import io.headroom.ingest.announce.KafkaRows;
import io.headroom.ingest.announce.TopicView;
import io.headroom.ingest.guard.LocalRoom;
import io.headroom.ingest.guard.SlotCare;
import io.headroom.ingest.stream.RowPublisher;
import io.headroom.testkit.Postgres;
import io.headroom.testkit.TestServers;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.admin.Admin;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/** A database of one test, captured when the test says so. */
final class Watched implements AutoCloseable {
    static final TestServers SERVERS = TestServers.shared();
    static final int PARTITIONS = 2;

    final String name;
    private final Postgres postgres;
    private int port;
    private String parameters = "";
    private String user = "postgres";
    private final Map<String, Object> kafka;
    private String settings = "tenant: { column: tenant_id }";
    private String heartbeat = "PT0.2S";
    private SlotCare care = new SlotCare(Map.of(), Duration.ofMillis(200), Duration.ofSeconds(1));
    private Captures captures;

    Watched(String prefix, String... statements) throws SQLException {
        this(SERVERS.postgres(), prefix, statements);
    }

    /** On a server of the test's own. */
    Watched(Postgres postgres, String prefix, String... statements) throws SQLException {
        this(SERVERS.bootstrapServers(), postgres, prefix, statements);
    }

    /** On a server and with a broker of the test's own. */
    Watched(String broker, Postgres postgres, String prefix, String... statements) throws SQLException {
        this.postgres = postgres;
        kafka = Map.of("bootstrap.servers", broker);
        port = postgres.port();
        name = postgres.newDatabase(prefix);
        sql(statements);
        try (Admin admin = Admin.create(kafka)) {
            TopicCheck.ensure(admin, PARTITIONS, (short) 1);
        }
    }

    /** Further keys of the database's configuration, instead of a tenant column {@code tenant_id}. */
    Watched with(String yaml) {
        settings = yaml;
        return this;
    }

    /** Reaches the server by another port of this machine; the test's own statements go to it directly. */
    Watched through(int proxy) {
        port = proxy;
        return this;
    }

    /** Parameters of the URL, with their question mark. */
    Watched over(String query) {
        parameters = query;
        return this;
    }

    /** Logs in as this role instead of as a superuser; the tests' own statements stay a superuser's. */
    Watched as(String role) {
        user = role;
        return this;
    }

    Watched beating(String every) {
        heartbeat = every;
        return this;
    }

    DatabaseConfig config() {
        return config(user, "postgres");
    }

    DatabaseConfig config(String user, String password) {
        String yaml = """
                headroom:
                  databases:
                    %s:
                      url: "postgresql://%s:%d/%s%s"
                      username: %s
                      password: %s
                      heartbeat: %s
                      %s
                """.formatted(name, postgres.host(), port, name, parameters, user, password, heartbeat, settings);
        DatabaseConfig config =
                HeadroomConfig.parse(yaml, Map.of(), Path.of("")).databases().get(name);
        if (config == null) {
            throw new AssertionError("the configuration lacks its database");
        }
        return config;
    }

    Watched start() {
        return start(publisher -> publisher);
    }

    /** Starts with something between the stream and Kafka. */
    Watched start(UnaryOperator<RowPublisher> wrap) {
        captures = launch(wrap);
        return this;
    }

    /** What another process would start beside this one, or instead of it. */
    Captures launch(UnaryOperator<RowPublisher> wrap) {
        return Captures.start(
                List.of(config()),
                kafka,
                (short) 1,
                PARTITIONS,
                "a secret of the tests".getBytes(UTF_8),
                care,
                LocalRoom.elsewhere(),
                () -> wrap.apply(new KafkaRows(kafka)));
    }

    Watched startStreaming() {
        start();
        awaitStreaming();
        return this;
    }

    void awaitStreaming() {
        await().untilAsserted(() -> assertThat(status().state()).isEqualTo(CaptureState.STREAMING));
    }

    void stop() {
        captures.close();
    }

    Captures captures() {
        return captures;
    }

    /** Another capture of the same database is the one that counts from here on. */
    void follow(Captures other) {
        captures = other;
    }

    CaptureStatus status() {
        return captures.statuses().get(0);
    }

    Map<String, WatchedTable> tables() {
        Map<String, WatchedTable> tables = new TreeMap<>();
        try (TopicView<String, WatchedTable> view = new TopicView<>(kafka, Topics.TABLES)) {
            view.catchUp((key, table) -> {
                if (table != null && table.database().equals(name)) {
                    tables.put(table.name().name(), table);
                }
            });
        }
        return tables;
    }

    /** Makes the database of the same name again, on a server that has taken the place of the former one. */
    void create(String... statements) throws SQLException {
        try (Connection connection = postgres.connect("postgres");
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        }
        sql(statements);
    }

    Map<String, Object> kafka() {
        return kafka;
    }

    ChangeLog log() {
        return new ChangeLog(kafka.get("bootstrap.servers").toString());
    }

    Connection connect() throws SQLException {
        return postgres.connect(name);
    }

    void sql(String... statements) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /** What SQL counts, in the form of {@link ChangeLog#rows}. */
    Map<String, Long> counts(String... tables) throws SQLException {
        Map<String, Long> counts = new TreeMap<>();
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            for (String table : tables) {
                ResultSet row = statement.executeQuery(
                        "SELECT coalesce(tenant_id::text, '.null'), count(*) FROM " + table + " GROUP BY 1");
                while (row.next()) {
                    counts.put(table.replace("\"", "") + "/" + row.getString(1), row.getLong(2));
                }
            }
        }
        return counts;
    }

    String query(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    static ConditionFactory await() {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(Long.getLong("headroom.test.patience", 60)))
                .pollInterval(Duration.ofMillis(100));
    }

    @Override
    public void close() throws SQLException {
        if (captures != null) {
            stop();
        }
        sql("SELECT pg_drop_replication_slot(slot_name) FROM pg_replication_slots WHERE database = current_database()"
                + " AND NOT active");
    }
}
