package io.headroom.ingest.seed;

import io.headroom.core.capture.Problem;
import io.headroom.ingest.source.Setback;
import io.headroom.ingest.stream.CountedTable;
import java.sql.SQLException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Seeds whichever tables wait for it, as long as the stream runs. Each round takes a snapshot of its own; a table that a
 * round did not finish is counted anew, in another epoch, from the next one.
 */
public final class Seeder implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Seeder.class);
    private static final Duration IDLE = Duration.ofMillis(200);
    private static final Duration AGAIN = Duration.ofSeconds(2);
    private static final Duration GENTLE = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final SeedParts parts;
    private final SeedEnd end = new SeedEnd();
    private final Thread thread;

    private Seeder(SeedParts parts) {
        this.parts = parts;
        thread = new Thread(this::run, "seeding-" + parts.config().name());
        thread.setDaemon(true);
    }

    public static Seeder start(SeedParts parts) {
        Seeder seeder = new Seeder(parts);
        seeder.thread.start();
        return seeder;
    }

    private void run() {
        try {
            while (!end.begun()) {
                end.pause(step());
            }
        } catch (InterruptedException e) {
            LOG.debug("Seeding of database {} ends", parts.config().name());
        }
    }

    /** @return how long to wait before the next one */
    private Duration step() throws InterruptedException {
        try {
            if (parts.tables().all().stream().anyMatch(CountedTable::isBeingSeeded)) {
                return round();
            }
            parts.status().complete();
            return IDLE;
        } catch (SQLException | RuntimeException e) {
            if (!end.begun()) {
                Problem problem = Setback.of(e, parts.config()).problem();
                LOG.warn("Seeding is interrupted: {} {}", problem.reason(), problem.fix());
                LOG.debug(
                        "Seeding of database {} was interrupted", parts.config().name(), e);
                parts.status().hindered(problem);
            }
            return AGAIN;
        }
    }

    private Duration round() throws SQLException, InterruptedException {
        try (SeedRound round = new SeedRound(parts, end)) {
            return round.run() ? Duration.ZERO : AGAIN;
        }
    }

    /** Ends within four seconds; tables that are not finished are counted anew after the next start. */
    @Override
    public void close() {
        end.begin();
        try {
            thread.join(GENTLE.toMillis());
            // A worker may be waiting for the broker.
            thread.interrupt();
            thread.join(PATIENCE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
