package io.headroom.ingest.seed;

import io.headroom.core.capture.Seeding;
import io.headroom.ingest.announce.StatusLine;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How far one reading of tables has come, told twice a second. */
final class SeedCount {
    private static final Logger LOG = LoggerFactory.getLogger(SeedCount.class);
    private static final long NANOS = 1_000_000_000L;
    private static final long STATUS = NANOS / 2;
    private static final long WORD = 30 * NANOS;

    private final StatusLine status;
    private final int tables;
    private final long expected;
    private final long begun = System.nanoTime();
    private long said = begun - NANOS;
    private long logged = begun;
    private int done;
    private long rows;

    SeedCount(StatusLine status, int tables, long expected) {
        this.status = status;
        this.tables = tables;
        this.expected = expected;
    }

    synchronized void add(int more) {
        rows += more;
        long now = System.nanoTime();
        if (now - said >= STATUS) {
            said = now;
            Seeding seeding = now(now);
            status.seeding(seeding);
            if (now - logged >= WORD) {
                logged = now;
                LOG.info(
                        "Database {}: {} rows read, {} a second, {} to go",
                        status.now().database(),
                        seeding.rows(),
                        seeding.rowsPerSecond(),
                        seeding.remaining());
            }
        }
    }

    synchronized void tableDone() {
        done++;
        status.seeding(now(System.nanoTime()));
    }

    synchronized void tell() {
        long nanos = Math.max(1, System.nanoTime() - begun);
        LOG.info(
                "Database {}: {} rows of {} tables are read, {} a second",
                status.now().database(),
                rows,
                done,
                perSecond(nanos));
    }

    private Seeding now(long now) {
        long rate = perSecond(Math.max(1, now - begun));
        Duration remaining = rate == 0 || expected < rows ? null : Duration.ofSeconds((expected - rows) / rate);
        return new Seeding(done, tables, rows, expected, rate, remaining);
    }

    private long perSecond(long nanos) {
        return Math.round((double) rows * NANOS / nanos);
    }
}
