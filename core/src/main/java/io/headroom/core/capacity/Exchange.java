package io.headroom.core.capacity;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;

/** A price book seen in one currency, by the rates that it holds. What has no rate stays as it is, and is not compared. */
record Exchange(PriceBook book, Currency to) {

    /** Rows that are priced in this currency, or have a namesake that is, stay as they are. */
    PriceBook converted() {
        if (book.rates().isEmpty()) {
            return book;
        }
        return new PriceBook(
                book.plans().stream().map(this::plan).toList(),
                book.items().stream().map(this::item).toList(),
                book.totals(),
                book.rates());
    }

    /** The end of a sentence about what could not be compared; empty if all could. */
    String notCompared() {
        SortedSet<String> missing = new TreeSet<>();
        book.plans().stream()
                .flatMap(plan -> plan.price().stream())
                .map(Price::currency)
                .filter(currency -> !currency.equals(to) && rate(currency).isEmpty())
                .forEach(currency -> missing.add(currency.getCurrencyCode()));
        List<String> words = new ArrayList<>(missing);
        return words.isEmpty() ? "" : "; not compared: no rate from " + String.join(", ", words) + " to " + to;
    }

    private Plan plan(Plan plan) {
        boolean known = book.plans().stream()
                .anyMatch(other -> other.id().equals(plan.id())
                        && other.region().equals(plan.region())
                        && isNative(other.price()));
        return known
                ? plan
                : plan.price()
                        .flatMap(price -> foreign(price, rate -> plan.at(rate)))
                        .orElse(plan);
    }

    private Item item(Item item) {
        boolean known = book.items().stream()
                .anyMatch(other -> other.kind() == item.kind()
                        && other.provider().equals(item.provider())
                        && isNative(Optional.of(other.price())));
        return known ? item : foreign(item.price(), rate -> item.at(rate)).orElse(item);
    }

    private boolean isNative(Optional<Price> price) {
        return price.map(Price::currency).filter(to::equals).isPresent();
    }

    private <T> Optional<T> foreign(Price price, Function<Rate, T> conversion) {
        return rate(price.currency()).map(conversion);
    }

    /** The latest of those from {@code from}, and of one day the dearer. */
    private Optional<Rate> rate(Currency from) {
        return book.rates().stream()
                .filter(rate -> rate.from().equals(from) && rate.to().equals(to))
                .max(Comparator.comparing(Rate::date).thenComparing(Rate::rate));
    }
}
