package io.headroom.core.series;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The last values of a series. A tape never changes for those who hold it: the next one writes behind its end on the
 * same reel if nobody has written there yet, and copies otherwise, so that appending costs O(1) and old tapes stay true.
 */
final class Tape {
    private static final int SMALLEST = 32;

    private final int capacity;
    private final double[] reel;
    private final AtomicInteger written;
    private final int end;
    private final long count;

    private Tape(int capacity, double[] reel, AtomicInteger written, int end, long count) {
        this.capacity = capacity;
        this.reel = reel;
        this.written = written;
        this.end = end;
        this.count = count;
    }

    /** @param capacity how many values can be looked back upon */
    static Tape of(int capacity) {
        return new Tape(capacity, new double[0], new AtomicInteger(), 0, 0);
    }

    Tape after(double value) {
        if (end < reel.length && written.compareAndSet(end, end + 1)) {
            reel[end] = value;
            return new Tape(capacity, reel, written, end + 1, count + 1);
        }
        int kept = Math.min(capacity - 1, length());
        double[] next = Arrays.copyOf(Arrays.copyOfRange(reel, end - kept, end), 2 * kept + SMALLEST);
        next[kept] = value;
        return new Tape(capacity, next, new AtomicInteger(kept + 1), kept + 1, count + 1);
    }

    /** How many values there have been, also those no longer kept. */
    long count() {
        return count;
    }

    /** How many values can be looked back upon. */
    int length() {
        return (int) Math.min(count, capacity);
    }

    /** The value {@code lag} steps ago; 1 is the last one. */
    double back(int lag) {
        return reel[end - lag];
    }

    /** Writes the last values to the beginning of {@code line}, oldest first, each less that of some steps before. */
    void changesTo(double[] line, int values, int difference) {
        int from = end - values;
        System.arraycopy(reel, from, line, 0, values);
        if (difference > 0) {
            for (int i = 0; i < values; i++) {
                line[i] -= reel[from - difference + i];
            }
        }
    }
}
