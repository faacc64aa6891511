package io.headroom.core.footprint;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Splits a whole number in proportion to weights into whole numbers that add up to it: everybody gets his part rounded
 * down, and what is left goes one each to the largest remainders (Hamilton's method).
 */
public final class LargestRemainder {
    private LargestRemainder() {}

    private record Part<K>(K key, long floor, BigInteger remainder) {}

    /**
     * @param whole at least 0
     * @param weights in an order that decides between equal remainders; those below 0 count as 0
     * @return the parts in the same order; empty if nothing has a weight
     */
    public static <K> Map<K, Long> split(long whole, Map<K, Long> weights) {
        BigInteger sum =
                weights.values().stream().map(LargestRemainder::weight).reduce(BigInteger.ZERO, BigInteger::add);
        if (sum.signum() == 0) {
            return Map.of();
        }
        List<Part<K>> parts = new ArrayList<>();
        weights.forEach((key, weight) -> parts.add(part(key, BigInteger.valueOf(whole), weight(weight), sum)));
        Map<K, Long> split = new LinkedHashMap<>();
        parts.forEach(part -> split.put(part.key(), part.floor()));
        long left = whole - parts.stream().mapToLong(Part::floor).sum();
        parts.stream()
                .sorted(Comparator.comparing((Part<K> part) -> part.remainder()).reversed())
                .limit(left)
                .forEach(part -> split.merge(part.key(), 1L, Long::sum));
        return split;
    }

    private static BigInteger weight(long weight) {
        return BigInteger.valueOf(Math.max(0, weight));
    }

    private static <K> Part<K> part(K key, BigInteger whole, BigInteger weight, BigInteger sum) {
        BigInteger[] divided = whole.multiply(weight).divideAndRemainder(sum);
        return new Part<>(key, divided[0].longValueExact(), divided[1]);
    }
}
