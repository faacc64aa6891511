package io.headroom.bench.pipeline;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** PostgreSQL's own client, written in C, which throws away what it reads; what it read cannot be counted. */
final class RecvLogical implements Contestant {
    private static final String SLOT = "recv";

    private final Source source;
    private final Path program;
    private final Path log;
    private Tally before = Tally.NOTHING;

    private RecvLogical(Source source, Path program, Path folder) {
        this.source = source;
        this.program = program;
        this.log = folder.resolve("recv.log");
    }

    /** Nothing where the program is not installed. */
    static Optional<RecvLogical> of(Source source, Path folder) throws SQLException {
        Optional<Path> program = Stream.of(System.getenv("PATH").split(":", -1))
                .map(place -> Path.of(place, "pg_recvlogical"))
                .filter(Files::isExecutable)
                .findFirst();
        if (program.isPresent()) {
            source.execute("CREATE PUBLICATION " + SLOT + " FOR TABLE event");
        }
        return program.map(found -> new RecvLogical(source, found, folder));
    }

    @Override
    public void takePlace() throws SQLException {
        source.execute("SELECT pg_create_logical_replication_slot('" + SLOT + "', 'pgoutput')");
        before = source.done();
    }

    @Override
    public Run read() throws SQLException, InterruptedException {
        Tally written = source.done().minus(before);
        String end = source.ask("SELECT pg_current_wal_lsn()");
        String address = "host=localhost port=" + source.postgres().port() + " user="
                + source.postgres().user() + " dbname=" + Source.DATABASE + " password="
                + source.postgres().password();
        long started = System.nanoTime();
        double cpu = 0;
        try (Child child = Child.start(
                log,
                List.of(
                        program.toString(),
                        "--start",
                        "-d" + address,
                        "-S" + SLOT,
                        "-f/dev/null",
                        "--endpos=" + end,
                        "-oproto_version=1",
                        "-opublication_names=" + SLOT))) {
            while (child.isAlive()) {
                cpu = Math.max(cpu, child.cpu());
                Thread.sleep(5);
            }
        }
        Run run = new Run("pg_recvlogical to /dev/null", written, written, (System.nanoTime() - started) / 1e9, cpu);
        source.execute("SELECT pg_drop_replication_slot('" + SLOT + "')");
        return run;
    }

    @Override
    public void close() {}
}
