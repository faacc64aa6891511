package io.headroom.core.remedy;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * How evenly a key divides what is written between two servers.
 *
 * @param name what the key is, such as {@code tenant}
 * @param largest the fuller server's part of the growth, 0.5 to 1
 * @param parts how many values of the key grow
 */
public record ShardingKey(String name, double largest, int parts) {
    /** A split that leaves more on one server puts the same limit off by little. */
    private static final double UNEVEN = 0.75;

    /**
     * Each value goes to the server that has less, the largest first, which is at most a sixth worse than the best (Graham,
     * "Bounds on Multiprocessing Timing Anomalies", 1969).
     *
     * @param growth a day by value of the key; what shrinks is left out
     * @return empty where nothing grows
     */
    public static Optional<ShardingKey> of(String name, Map<String, Double> growth) {
        List<Double> largestFirst = growth.values().stream()
                .filter(perDay -> perDay > 0)
                .sorted(Comparator.reverseOrder())
                .toList();
        double one = 0;
        double other = 0;
        for (double perDay : largestFirst) {
            if (one <= other) {
                one += perDay;
            } else {
                other += perDay;
            }
        }
        return largestFirst.isEmpty()
                ? Optional.empty()
                : Optional.of(new ShardingKey(name, Math.max(one, other) / (one + other), largestFirst.size()));
    }

    /**
     * The key that divides best. It is asked for only where no larger plan can be had.
     *
     * @param noPlan why there is none
     */
    public static Ruling ruling(List<ShardingKey> keys, String noPlan) {
        Optional<ShardingKey> best = keys.stream().min(Comparator.comparingDouble(ShardingKey::largest));
        if (best.isEmpty()) {
            return withheld("no larger plan can be had (" + noPlan + "), and who grows how fast is not known yet");
        }
        ShardingKey key = best.get();
        if (key.largest > UNEVEN) {
            return withheld("no larger plan can be had (" + noPlan + "), and the best key, the " + key.name
                    + ", would leave " + Words.percent(key.largest) + " of the growth on one server");
        }
        String why = String.format(
                Locale.ROOT,
                "No larger plan can be had (%s); of the measured growth, which %d of them share, one server would take %s and the"
                        + " other %s",
                noPlan,
                key.parts,
                Words.percent(key.largest),
                Words.percent(1 - key.largest));
        String caution = "Statements over several " + key.name + "s, and foreign keys between them, no longer work";
        return new Ruling.Offered(
                RemedyKind.SHARDING,
                null,
                null,
                "Divide between two servers by " + key.name,
                why,
                null,
                new Ruling.How(null, null, caution),
                null);
    }

    private static Ruling withheld(String reason) {
        return new Ruling.Withheld(RemedyKind.SHARDING, null, null, reason, null, null);
    }
}
