package io.headroom.core.forecast;

/** The last few nets, oldest first. Immutable; a step copies the window, which for a few weeks is one cache line's work. */
final class Window {
    private final double[] nets;
    private final int capacity;

    private Window(double[] nets, int capacity) {
        this.nets = nets;
        this.capacity = capacity;
    }

    static Window of(int capacity) {
        return new Window(new double[0], capacity);
    }

    Window after(double net) {
        int kept = Math.min(nets.length, capacity - 1);
        double[] next = new double[kept + 1];
        System.arraycopy(nets, nets.length - kept, next, 0, kept);
        next[kept] = net;
        return new Window(next, capacity);
    }

    int size() {
        return nets.length;
    }

    double sum() {
        return sumOfFirst(nets.length);
    }

    double sumOfFirst(int count) {
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += nets[i];
        }
        return sum;
    }

    /** Sum over {@code days} days if the window went on repeating itself. */
    double repeated(int days) {
        if (nets.length == 0) {
            return 0;
        }
        int wholeTimes = days / nets.length;
        return wholeTimes * sum() + sumOfFirst(days % nets.length);
    }
}
