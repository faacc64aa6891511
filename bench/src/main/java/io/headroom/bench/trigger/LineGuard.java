package io.headroom.bench.trigger;

import java.time.Duration;

/** {@code predict_linear(used[window], ahead) > ceiling}: the least-squares line through the readings of a window. */
final class LineGuard implements Guard {
    private final Trace trace;
    private final int window;
    private final double ahead;

    LineGuard(Trace trace, Duration window, Duration ahead) {
        this.trace = trace;
        this.window = Math.toIntExact(window.toHours());
        this.ahead = ahead.toHours();
    }

    @Override
    public boolean fires(int hour, double capacity) {
        int from = Math.max(0, hour - window);
        int points = hour - from + 1;
        double middle = (points - 1) / 2.0;
        double sum = 0;
        double products = 0;
        double squares = 0;
        for (int i = 0; i < points; i++) {
            double bytes = trace.bytes(from + i);
            sum += bytes;
            products += (i - middle) * bytes;
            squares += (i - middle) * (i - middle);
        }
        double slope = squares == 0 ? 0 : products / squares;
        return sum / points + slope * (middle + ahead) > Trace.CEILING * capacity;
    }
}
