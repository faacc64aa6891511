package io.headroom.bench.pipeline;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import org.postgresql.PGConnection;
import org.postgresql.PGProperty;
import org.postgresql.replication.PGReplicationStream;

/** The least a Java program can do: the driver's replication stream, each message looked at for its first byte. */
final class BareLoop implements Contestant {
    private static final String SLOT = "bare";

    private final Source source;
    private Tally before = Tally.NOTHING;

    BareLoop(Source source) throws SQLException {
        this.source = source;
        source.execute("CREATE PUBLICATION " + SLOT + " FOR TABLE event");
    }

    @Override
    public void takePlace() throws SQLException {
        source.execute("SELECT pg_create_logical_replication_slot('" + SLOT + "', 'pgoutput')");
        before = source.done();
    }

    @Override
    public Run read() throws SQLException {
        Tally written = source.done().minus(before);
        Tally read = Tally.NOTHING;
        long started = 0;
        double cpu = 0;
        try (Connection connection = connect();
                PGReplicationStream stream = stream(connection)) {
            while (read.total() < written.total()) {
                ByteBuffer message = stream.read();
                if (started == 0) {
                    started = System.nanoTime();
                    cpu = ownCpu();
                }
                read = read.and((char) message.get(message.position()));
            }
        }
        Run run = new Run("pgjdbc, counting only", written, read, (System.nanoTime() - started) / 1e9, ownCpu() - cpu);
        source.execute("SELECT pg_drop_replication_slot('" + SLOT + "')");
        return run;
    }

    private Connection connect() throws SQLException {
        Properties properties = new Properties();
        PGProperty.USER.set(properties, source.postgres().user());
        PGProperty.PASSWORD.set(properties, source.postgres().password());
        PGProperty.REPLICATION.set(properties, "database");
        PGProperty.ASSUME_MIN_SERVER_VERSION.set(properties, "14");
        PGProperty.PREFER_QUERY_MODE.set(properties, "simple");
        return DriverManager.getConnection(source.postgres().jdbcUrl(Source.DATABASE), properties);
    }

    private static PGReplicationStream stream(Connection connection) throws SQLException {
        return connection
                .unwrap(PGConnection.class)
                .getReplicationAPI()
                .replicationStream()
                .logical()
                .withSlotName(SLOT)
                .withSlotOption("proto_version", 1)
                .withSlotOption("publication_names", SLOT)
                .start();
    }

    private static double ownCpu() {
        return ProcessHandle.current().info().totalCpuDuration().orElseThrow().toMillis() / 1000.0;
    }

    @Override
    public void close() {}
}
