package io.headroom.core.usage;

import io.headroom.core.wire.WireReader;
import io.headroom.core.wire.WireWriter;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Readings of a bucket, summed up in bounded space so that two can be merged: exact count, sum, maximum and latest, and
 * a histogram with logarithmic bins for percentiles (DDSketch: Masson, Rim, Lee, PVLDB 12, 2019). When there are too many bins the
 * lowest become one, because it is high percentiles that are asked for.
 *
 * @param bins counts by the power of {@value #BASE} that is the least not below the values; zero has a bin of its own
 */
public record Sketch(
        long count, double sum, double max, double last, Instant lastAt, NavigableMap<Integer, Long> bins) {
    /** Any value is within a fortieth of the middle of its bin. */
    static final double BASE = 1.025 / 0.975;

    static final int MOST_BINS = 128;
    private static final int ZERO = Integer.MIN_VALUE;
    private static final double P95 = 0.95;
    private static final int VERSION = 1;

    public Sketch {
        NavigableMap<Integer, Long> bounded = new TreeMap<>(bins);
        while (bounded.size() > MOST_BINS) {
            long lowest = bounded.pollFirstEntry().getValue();
            bounded.merge(bounded.firstKey(), lowest, Long::sum);
        }
        bins = Collections.unmodifiableNavigableMap(bounded);
    }

    /** @param value at least 0 */
    public static Sketch of(double value, Instant at) {
        return new Sketch(1, value, value, value, at, new TreeMap<>(Map.of(bin(value), 1L)));
    }

    /** With one reading more. One that is not later than the latest is a repeat and changes nothing. */
    public Sketch with(double value, Instant at) {
        return at.isAfter(lastAt) ? plus(of(value, at)) : this;
    }

    /** Both together, in either order. */
    public Sketch plus(Sketch other) {
        NavigableMap<Integer, Long> merged = new TreeMap<>(bins);
        other.bins.forEach((bin, readings) -> merged.merge(bin, readings, Long::sum));
        boolean later = other.lastAt.isAfter(lastAt);
        return new Sketch(
                count + other.count,
                sum + other.sum,
                Math.max(max, other.max),
                later ? other.last : last,
                later ? other.lastAt : lastAt,
                merged);
    }

    public UsageBucket bucket() {
        return new UsageBucket(count, sum / count, max, percentile(P95), last, lastAt);
    }

    private double percentile(double share) {
        double wanted = Math.ceil(share * count);
        long passed = 0;
        for (var bin : bins.entrySet()) {
            passed += bin.getValue();
            if (passed >= wanted) {
                return Math.min(max, middle(bin.getKey()));
            }
        }
        return max;
    }

    private static int bin(double value) {
        return value == 0 ? ZERO : (int) Math.ceil(Math.log(value) / Math.log(BASE));
    }

    /** As far from both ends of the bin, in proportion. */
    private static double middle(int bin) {
        return bin == ZERO ? 0 : 2 * Math.pow(BASE, bin) / (1 + BASE);
    }

    public static byte[] encode(Sketch sketch) {
        WireWriter out = new WireWriter().putByte(VERSION).putUnsigned(sketch.count);
        out.putLong(Double.doubleToLongBits(sketch.sum)).putLong(Double.doubleToLongBits(sketch.max));
        out.putLong(Double.doubleToLongBits(sketch.last)).putInstant(sketch.lastAt);
        out.putUnsigned(sketch.bins.size());
        sketch.bins.forEach((bin, readings) -> out.putSigned(bin).putUnsigned(readings));
        return out.bytes();
    }

    public static Sketch decode(byte[] bytes) {
        return WireReader.read("sketch", bytes, in -> {
            in.expectVersion(VERSION);
            long count = in.getUnsigned();
            double sum = Double.longBitsToDouble(in.getLong());
            double max = Double.longBitsToDouble(in.getLong());
            double last = Double.longBitsToDouble(in.getLong());
            Instant lastAt = in.getInstant();
            NavigableMap<Integer, Long> bins = new TreeMap<>();
            for (int left = in.getCount(); left > 0; left--) {
                bins.put(Math.toIntExact(in.getSigned()), in.getUnsigned());
            }
            return new Sketch(count, sum, max, last, lastAt, bins);
        });
    }
}
