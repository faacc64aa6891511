package io.headroom.core.config;

import io.headroom.core.capacity.Item;
import io.headroom.core.capacity.PriceKind;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;

/** What the rows of a price book may hold. */
final class Rows {
    static final List<String> PLAN_KEYS = List.of(
            "id", "source", "region", "effective", "kind", "storage", "memory", "vcpus", "connections", "price");
    static final List<String> ITEM_KEYS =
            List.of("provider", "label", "kind", "source", "effective", "price-kind", "unit", "price");
    static final WholeNumbers VCPUS = new WholeNumbers(1, 4096);
    static final WholeNumbers CONNECTIONS = new WholeNumbers(1, 262_143);

    private Rows() {}

    static String planId(String text) {
        if (!text.matches("[^/\\s]+/[^/\\s]+")) {
            throw new IllegalArgumentException("must be provider/plan, got " + text);
        }
        return text;
    }

    static LocalDate date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("must be a date such as 2026-11-21, got " + text, e);
        }
    }

    static PriceKind priceKind(String text) {
        return label(PriceKind.values(), text);
    }

    static Item.Kind itemKind(String text) {
        return label(Item.Kind.values(), text);
    }

    private static <E extends Enum<E>> E label(E[] labels, String text) {
        return Arrays.stream(labels)
                .filter(label -> label.name().equals(text))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("must be one of " + Arrays.toString(labels) + ", got " + text));
    }
}
