package io.headroom.standalone;

import io.headroom.core.capture.CaptureState;
import io.headroom.core.capture.CaptureStatus;
import io.headroom.core.capture.Seeding;
import java.io.PrintWriter;
import java.util.List;

/** Tells how far the first count is, whenever it has come on by a good piece. */
final class CountingReport {
    private static final int PIECE = 50_000;

    private final PrintWriter out;
    private long told;

    CountingReport(PrintWriter out) {
        this.out = out;
    }

    /** Whether every database has been counted and is followed, or counted again and again. */
    boolean isDone(List<CaptureStatus> captures) {
        captures.forEach(this::tell);
        return captures.stream()
                .allMatch(capture ->
                        capture.state() == CaptureState.STREAMING || capture.state() == CaptureState.SAMPLED);
    }

    private void tell(CaptureStatus capture) {
        Seeding seeding = capture.seeding();
        if (seeding != null && seeding.rows() >= told + PIECE) {
            told = seeding.rows() - seeding.rows() % PIECE;
            out.printf("Counting rows: %,d of about %,d%n", told, seeding.expectedRows());
        }
    }
}
