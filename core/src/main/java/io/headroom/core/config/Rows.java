package io.headroom.core.config;

import io.headroom.core.capacity.Item;
import io.headroom.core.capacity.LineItem;
import io.headroom.core.capacity.PlanTraits;
import io.headroom.core.capacity.PriceKind;
import io.headroom.core.capacity.Rate;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the rows of a price book may hold. */
final class Rows {
    static final List<String> PLAN_KEYS = List.of(
            "id",
            "source",
            "region",
            "effective",
            "kind",
            "storage",
            "memory",
            "vcpus",
            "connections",
            "price",
            "managed",
            "highly-available",
            "backups",
            "point-in-time",
            "growth",
            "cooldown",
            "ceiling",
            "shrinkable");
    static final List<String> ITEM_KEYS =
            List.of("provider", "label", "kind", "source", "effective", "price-kind", "note", "unit", "price");
    static final WholeNumbers VCPUS = new WholeNumbers(1, 4096);
    static final WholeNumbers CONNECTIONS = new WholeNumbers(1, 262_143);

    private static final WholeNumbers PERCENT = new WholeNumbers(1, 100);
    private static final Pattern PERCENT_FORM = Pattern.compile("(\\d{1,9}) ?%");
    private static final Pattern FACTOR_FORM = Pattern.compile("\\d{1,9}(?:\\.\\d{1,12})?");
    private static final Pattern PART_FORM = Pattern.compile("(?:([1-9]\\d{0,8}) x )?(\\S+)");

    private Rows() {}

    /** What is said of a plan beside its size. */
    static PlanTraits traits(Section row) {
        return new PlanTraits(
                optional(row, "managed", Scalars::flag),
                optional(row, "highly-available", Scalars::flag),
                optional(row, "backups", Scalars::text),
                optional(row, "point-in-time", Scalars::flag),
                optional(row, "growth", Scalars::text),
                optional(row, "cooldown", Scalars::duration),
                optional(row, "ceiling", Rows::percent),
                optional(row, "shrinkable", Scalars::flag));
    }

    /** One currency in another, on a day. */
    static Rate rate(Section row) {
        row.only(List.of("from", "to", "rate", "date", "source"));
        String currency = "the ISO 4217 code of a currency, such as GBP";
        return row.build(() -> new Rate(
                row.required("from", Rows::currency, currency),
                row.required("to", Rows::currency, currency),
                row.required("rate", Rows::factor, "what one of from is in to, such as 0.79"),
                row.required("date", Rows::date, "the day on which it held"),
                row.required("source", Scalars::text, "where it is from")));
    }

    private static Currency currency(String code) {
        try {
            return Currency.getInstance(code);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("must be a currency of ISO 4217, got " + code, e);
        }
    }

    private static BigDecimal factor(String text) {
        if (!FACTOR_FORM.matcher(text).matches()) {
            throw new IllegalArgumentException("must be a decimal number such as 0.79, got " + text);
        }
        return new BigDecimal(text);
    }

    static <T> Optional<T> optional(Section row, String name, Function<String, T> parser) {
        return Optional.ofNullable(row.value(name, parser));
    }

    private static int percent(String text) {
        Matcher percent = PERCENT_FORM.matcher(text);
        if (!percent.matches()) {
            throw new IllegalArgumentException("must be a share such as 95%, got " + text);
        }
        return PERCENT.parse(percent.group(1));
    }

    /** A line of a total: {@code 90 x r2-gb}, or the name of a row that is taken once. */
    static LineItem part(String text, Map<String, LineItem> lines) {
        Matcher part = PART_FORM.matcher(text);
        LineItem line = part.matches() ? lines.get(part.group(2)) : null;
        if (line == null) {
            throw new IllegalArgumentException("names no row with a price: " + text);
        }
        long quantity = part.group(1) == null ? 1 : Long.parseLong(part.group(1));
        return LineItem.of(line.label(), line.source(), quantity, line.price());
    }

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

    static <E extends Enum<E>> E label(E[] labels, String text) {
        return Arrays.stream(labels)
                .filter(label -> label.name().equals(text))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("must be one of " + Arrays.toString(labels) + ", got " + text));
    }
}
