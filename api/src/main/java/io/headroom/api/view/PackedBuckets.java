package io.headroom.api.view;

import io.headroom.core.growth.GrowthBucket;
import java.util.Arrays;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * The growth buckets of one scope and width, in order, each in the few bytes of its topic form. There are hundreds of
 * thousands of them and questions are about one scope, so they become objects only when read. One thread writes, any
 * may read.
 */
final class PackedBuckets {
    private static final int FIRST_ROOM = 4;

    private long[] starts = new long[FIRST_ROOM];
    private byte[][] packed = new byte[FIRST_ROOM][];
    private int size;

    synchronized void put(long start, GrowthBucket bucket) {
        int at = Arrays.binarySearch(starts, 0, size, start);
        if (at < 0) {
            at = -at - 1;
            insert(at, start);
        }
        packed[at] = GrowthBucket.encode(bucket);
    }

    private void insert(int at, long start) {
        if (size == starts.length) {
            int room = size + size / 2;
            starts = Arrays.copyOf(starts, room);
            packed = Arrays.copyOf(packed, room);
        }
        System.arraycopy(starts, at, starts, at + 1, size - at);
        System.arraycopy(packed, at, packed, at + 1, size - at);
        starts[at] = start;
        size++;
    }

    synchronized void remove(long start) {
        int at = Arrays.binarySearch(starts, 0, size, start);
        if (at >= 0) {
            size--;
            System.arraycopy(starts, at + 1, starts, at, size - at);
            System.arraycopy(packed, at + 1, packed, at, size - at);
        }
    }

    /** A copy by first second. */
    synchronized NavigableMap<Long, GrowthBucket> unpacked() {
        NavigableMap<Long, GrowthBucket> buckets = new TreeMap<>();
        for (int i = 0; i < size; i++) {
            buckets.put(starts[i], GrowthBucket.decode(packed[i]));
        }
        return buckets;
    }
}
