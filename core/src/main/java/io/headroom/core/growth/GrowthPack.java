package io.headroom.core.growth;

import io.headroom.core.wire.WireReader;
import io.headroom.core.wire.WireWriter;
import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * The buckets of one scope and width that lie in the same {@link Granularity#pack pack}: the value of
 * {@code headroom.growth}. Two years of rows that are counted at once touch a month of a tenant where they would touch
 * thirty days of it, and what a table did in a month is read in one piece.
 *
 * @param buckets by their first second since 1970; those in which nothing came or went are not in it
 */
public record GrowthPack(NavigableMap<Long, GrowthBucket> buckets) {
    private static final int VERSION = 2;

    /** Starts travel in units of the narrowest width, of which all are multiples. */
    private static final long UNIT = Bucket.FINEST.toSeconds();

    public GrowthPack {
        buckets = Collections.unmodifiableNavigableMap(new TreeMap<>(buckets));
    }

    /** As it is told to others: see {@link Flows#settled()}. */
    public GrowthPack settled() {
        if (isSettled()) {
            return this;
        }
        NavigableMap<Long, GrowthBucket> settled = new TreeMap<>();
        buckets.forEach((start, bucket) -> settled.put(start, bucket.settled()));
        return new GrowthPack(settled);
    }

    /** Almost every pack is, and a copy of each that is told would be one too many. */
    private boolean isSettled() {
        for (GrowthBucket bucket : buckets.values()) {
            if (!bucket.isSettled()) {
                return false;
            }
        }
        return true;
    }

    public boolean isNone() {
        return buckets.isEmpty();
    }

    public static byte[] encode(GrowthPack pack) {
        WireWriter out = new WireWriter().putByte(VERSION).putUnsigned(pack.buckets.size());
        long before = 0;
        for (Map.Entry<Long, GrowthBucket> entry : pack.buckets.entrySet()) {
            out.putSigned(entry.getKey() / UNIT - before);
            entry.getValue().write(out);
            before = entry.getKey() / UNIT;
        }
        return out.bytes();
    }

    public static GrowthPack decode(byte[] bytes) {
        return WireReader.read("growth pack", bytes, in -> {
            in.expectVersion(VERSION);
            NavigableMap<Long, GrowthBucket> buckets = new TreeMap<>();
            long start = 0;
            for (int left = in.getCount(); left > 0; left--) {
                start += in.getSigned();
                buckets.put(start * UNIT, GrowthBucket.read(in));
            }
            return new GrowthPack(buckets);
        });
    }
}
