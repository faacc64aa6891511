package io.headroom.api.database;

import io.headroom.api.problem.ProblemException;
import java.util.Comparator;

/** By which field a list is sorted, and in which direction; written {@code bytes} or {@code -bytes}. */
record Sort(String field, boolean descending) {

    /** @throws ProblemException if rows of the grouping have no such field */
    static Sort of(String text, Grouping by) {
        boolean descending = text.startsWith("-");
        String field = descending ? text.substring(1) : text;
        if (!by.has(field)) {
            String fields = String.join(", ", by.sorts());
            throw ProblemException.invalidParameter(
                    "sort", text, "one of " + fields + " with or without a leading '-' where by=" + by.word());
        }
        return new Sort(field, descending);
    }

    <T> Comparator<T> directed(Comparator<T> ascending) {
        return descending ? ascending.reversed() : ascending;
    }
}
