package io.headroom.ingest.stream;

import io.headroom.core.capture.SeedSnapshot;
import io.headroom.ingest.source.Lsn;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the snapshot shows that a table was seeded from. It was exported by a slot, so it shows exactly the transactions
 * that committed before one point of the log, whatever other sessions could see at the time.
 */
final class Visibility {
    private static final int HALF = 31;

    private final long consistentPoint;
    private final long xmin;
    private final long xmax;
    private final Set<Long> running;

    private Visibility(long consistentPoint, long xmin, long xmax, Set<Long> running) {
        this.consistentPoint = consistentPoint;
        this.xmin = xmin;
        this.xmax = xmax;
        this.running = running;
    }

    /** The transactions are in PostgreSQL's form {@code xmin:xmax:xip,xip}. */
    static Visibility of(SeedSnapshot snapshot) {
        String[] parts = snapshot.transactions().split(":", -1);
        Set<Long> running = parts[2].isEmpty()
                ? Set.of()
                : Arrays.stream(parts[2].split(",")).map(Long::valueOf).collect(Collectors.toSet());
        return new Visibility(
                Lsn.parse(snapshot.consistentPoint()), Long.parseLong(parts[0]), Long.parseLong(parts[1]), running);
    }

    /** Whether everything that the snapshot shows lies before that commit. */
    boolean liesBefore(long commit) {
        return Long.compareUnsigned(commit, consistentPoint) >= 0;
    }

    /** @param transaction a number of 32 bits, as the stream has it: of the two it may mean, the nearer one */
    boolean shows(long transaction) {
        long full = (xmax & ~0xFFFFFFFFL) | (transaction & 0xFFFFFFFFL);
        if (full - xmax >= 1L << HALF) {
            full -= 1L << 32;
        } else if (xmax - full > 1L << HALF) {
            full += 1L << 32;
        }
        return full < xmin || (full < xmax && !running.contains(full));
    }
}
