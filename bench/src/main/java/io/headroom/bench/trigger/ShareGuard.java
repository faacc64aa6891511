package io.headroom.bench.trigger;

/** The fixed rule: more than so much of the disk is used, until it is five points less. */
final class ShareGuard implements Guard {
    private static final double RECOVERY = 0.05;

    private final Trace trace;
    private final double threshold;
    private boolean firing;

    ShareGuard(Trace trace, double threshold) {
        this.trace = trace;
        this.threshold = threshold;
    }

    @Override
    public boolean fires(int hour, double capacity) {
        double used = trace.bytes(hour) / capacity;
        firing = used > (firing ? threshold - RECOVERY : threshold);
        return firing;
    }
}
