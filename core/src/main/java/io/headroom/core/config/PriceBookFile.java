package io.headroom.core.config;

import io.headroom.core.capacity.Item;
import io.headroom.core.capacity.LineItem;
import io.headroom.core.capacity.Plan;
import io.headroom.core.capacity.Price;
import io.headroom.core.capacity.PriceBook;
import io.headroom.core.capacity.PriceKind;
import io.headroom.core.capacity.StatedTotal;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;

/** Reads {@code price-book.yml} as strictly as the configuration: an unknown key or a malformed price is an error. */
public final class PriceBookFile {
    private static final String STANDARD = "/price-book.yml";

    private final LocalDate effective;
    private final PriceKind kind;
    /** What every row costs by itself, by the name of the row: totals refer to it. */
    private final Map<String, LineItem> lines = new LinkedHashMap<>();

    private PriceBookFile(Section file) {
        effective = file.required("effective", Rows::date, "a date such as 2026-11-21");
        kind = file.required("kind", Rows::priceKind, "ILLUSTRATIVE, LIST or NEGOTIATED");
    }

    /** The price book that comes with Headroom. */
    public static PriceBook standard() {
        try (InputStream in = PriceBookFile.class.getResourceAsStream(STANDARD)) {
            byte[] bytes = Objects.requireNonNull(in, STANDARD).readAllBytes();
            return read(new String(bytes, StandardCharsets.UTF_8), "price-book.yml");
        } catch (IOException e) {
            throw new UncheckedIOException("the price book of this jar cannot be read", e);
        }
    }

    /** The rows of {@code file} beside those that come with Headroom, which they outrank where they can be relied on more. */
    static PriceBook standardWith(Path file) {
        try {
            String name = String.valueOf(file.getFileName());
            return standard().with(read(Files.readString(file), name));
        } catch (NoSuchFileException e) {
            throw new ConfigException("headroom.price-book names " + file + ", which does not exist", e);
        } catch (IOException e) {
            throw new ConfigException("headroom.price-book names " + file + ", which cannot be read as UTF-8 text", e);
        } catch (ConfigException e) {
            throw new ConfigException("headroom.price-book " + file + ": " + e.getMessage(), e);
        }
    }

    /**
     * @param source what messages call the text
     * @throws ConfigException if a row cannot be used
     */
    public static PriceBook read(String yaml, String source) {
        Section file = Section.file(source, YamlTree.read(yaml, source, Map.of()), Path.of(""))
                .only(List.of("effective", "kind", "plans", "items", "totals", "rates"));
        PriceBookFile rows = new PriceBookFile(file);
        List<Plan> plans = each(file.section("plans"), rows::plan);
        List<Item> items = each(file.section("items"), rows::item);
        List<StatedTotal> totals = each(file.section("totals"), rows::total);
        return new PriceBook(plans, items, totals, each(file.section("rates"), (name, row) -> Rows.rate(row)));
    }

    private static <T> List<T> each(Section rows, BiFunction<String, Section, T> reader) {
        return rows.names().stream()
                .map(name -> reader.apply(name, rows.section(name)))
                .toList();
    }

    private Plan plan(String name, Section row) {
        row.only(Rows.PLAN_KEYS);
        String[] id = row.required("id", Rows::planId, "provider/plan").split("/", 2);
        Plan plan = row.build(() -> new Plan(
                id[0],
                id[1],
                Rows.optional(row, "region", Scalars::text),
                row.value("effective", Rows::date, effective),
                source(row),
                row.value("kind", Rows::priceKind, kind),
                Rows.optional(row, "storage", Scalars::bytes),
                Rows.optional(row, "memory", Scalars::bytes),
                Rows.optional(row, "vcpus", Rows.VCPUS::parse),
                Rows.optional(row, "connections", Rows.CONNECTIONS::parse),
                Rows.optional(row, "price", Price::parse),
                Rows.traits(row)));
        plan.price().ifPresent(price -> lines.put(name, LineItem.of(plan.id(), plan.source(), 1, price)));
        return plan;
    }

    private Item item(String name, Section row) {
        row.only(Rows.ITEM_KEYS);
        Item item = row.build(() -> new Item(
                row.required("provider", Scalars::text, "who sells it"),
                row.required("label", Scalars::text, "what people call it"),
                row.required("kind", Rows::itemKind, "one of " + List.of(Item.Kind.values())),
                row.value("effective", Rows::date, effective),
                source(row),
                row.value("price-kind", Rows::priceKind, kind),
                Rows.optional(row, "note", Scalars::text),
                Rows.optional(row, "unit", Scalars::bytes),
                row.required("price", Price::parse, Price.FORM)));
        if (lines.put(name, LineItem.of(item.label(), item.source(), 1, item.price())) != null) {
            throw row.error("label", "stands in a row whose name a plan has already; rename one");
        }
        return item;
    }

    private StatedTotal total(String name, Section row) {
        row.only(List.of("source", "stated", "of"));
        List<LineItem> of =
                row.list("of", List.of()).stream().map(part -> line(row, part)).toList();
        if (of.isEmpty()) {
            throw row.error("of", "is missing; name the rows it is the sum of");
        }
        return new StatedTotal(source(row), row.required("stated", Price::parse, Price.FORM), of);
    }

    private LineItem line(Section total, String part) {
        try {
            return Rows.part(part, lines);
        } catch (IllegalArgumentException e) {
            throw total.error("of", String.valueOf(e.getMessage()));
        }
    }

    private static String source(Section row) {
        return row.required("source", Scalars::text, "where the row is from");
    }
}
