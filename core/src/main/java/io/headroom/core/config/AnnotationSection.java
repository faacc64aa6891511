package io.headroom.core.config;

import io.headroom.core.annotation.Amount;
import io.headroom.core.annotation.Annotation;
import io.headroom.core.annotation.AnnotationException;
import io.headroom.core.annotation.Draft;
import io.headroom.core.usage.UsageUnit;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What is known of the future of a database: one section for each annotation, whose name is its id. */
final class AnnotationSection {
    private static final List<String> KEYS = List.of(
            "kind", "scope", "label", "from", "until", "factor", "bytes", "rows", "bytes-per-day", "rows-per-day");

    private AnnotationSection() {}

    static List<Annotation> read(String database, Section annotations) {
        return List.copyOf(annotations
                .each((id, section) -> annotation(database, id, section.only(KEYS)))
                .values());
    }

    private static Annotation annotation(String database, String id, Section section) {
        Draft draft = new Draft(
                section.text("scope"),
                section.text("kind"),
                section.value("label", Scalars::text, id),
                section.text("from"),
                section.text("until"),
                section.value("factor", AnnotationSection::factor),
                amount(section, "bytes", "rows"),
                amount(section, "bytes-per-day", "rows-per-day"));
        try {
            return draft.annotation(id, database, null);
        } catch (AnnotationException e) {
            String key = e.key().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
            throw section.error(key, e.complaint());
        }
    }

    private static @Nullable Amount amount(Section section, String bytes, String rows) {
        return section.has(bytes) || section.has(rows)
                ? new Amount(
                        section.value(bytes, signed(text -> Scalars.bytes(text).count())),
                        section.value(rows, signed(text -> Math.round(Quantities.parse(text, UsageUnit.COUNT)))))
                : null;
    }

    /** What goes has a minus before it. */
    private static Function<String, Long> signed(Function<String, Long> size) {
        return text -> text.startsWith("-") ? -size.apply(text.substring(1)) : size.apply(text);
    }

    private static Double factor(String text) {
        try {
            return Double.valueOf(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("must be a number such as 1.5, got " + text, e);
        }
    }
}
