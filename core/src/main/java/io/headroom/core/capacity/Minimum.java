package io.headroom.core.capacity;

import io.headroom.core.quantity.Days;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The least that a plan has to have, storage aside. A plan that does not say how much it has does not have it: somebody would
 * rely on it.
 *
 * @param amounts in connections, bytes and processors; nothing is asked of those left out
 */
record Minimum(Map<Quantity, Long> amounts) {
    static final Minimum NONE = new Minimum(Map.of());

    Minimum {
        amounts = Map.copyOf(amounts);
    }

    /** Whether anything is asked of it. */
    boolean asks(Quantity quantity) {
        return amounts.containsKey(quantity);
    }

    boolean isMetBy(Plan plan) {
        return amounts.entrySet().stream().allMatch(asked -> isMetBy(plan, asked));
    }

    private static boolean isMetBy(Plan plan, Map.Entry<Quantity, Long> asked) {
        return asked.getKey().of(plan).filter(has -> has >= asked.getValue()).isPresent();
    }

    /** What speaks against a plan from a day on: the end of a sentence that begins with it; empty if nothing does. */
    Optional<String> against(Plan plan, LocalDate from) {
        return new TreeMap<>(amounts)
                .entrySet().stream()
                        .filter(asked -> !isMetBy(plan, asked))
                        .map(asked -> against(plan, from, asked.getKey(), asked.getValue()))
                        .findFirst();
    }

    private static String against(Plan plan, LocalDate from, Quantity quantity, long needed) {
        String has = quantity.of(plan)
                .map(amount -> "has " + quantity.said(amount))
                .orElse("does not say " + quantity.question() + " it has");
        return has + ", and " + quantity.number(needed) + " are needed from " + Days.said(from);
    }

    /** {@code 63 connections, 3.1 GB of memory}; empty if nothing is asked. */
    String said() {
        return new TreeMap<>(amounts)
                .entrySet().stream()
                        .map(asked -> asked.getKey().said(asked.getValue()))
                        .collect(Collectors.joining(", "));
    }
}
