package io.headroom.standalone;

import io.headroom.standalone.demo.Progress;
import java.io.PrintWriter;

/** Tells of progress at every tenth of the way. */
final class Tenths implements Progress {
    private static final int STEP = 10;

    private final PrintWriter out;
    private int told = -STEP;

    Tenths(PrintWriter out) {
        this.out = out;
    }

    @Override
    public synchronized void report(String stage, int percent) {
        if (percent >= told + STEP) {
            told = percent - percent % STEP;
            out.printf("%3d %% %s%n", told, stage);
        }
    }
}
