package io.headroom.api.annotation;

import io.headroom.api.body.Entry;
import io.headroom.core.annotation.Amount;
import io.headroom.core.annotation.Annotation;
import io.headroom.core.annotation.AnnotationException;
import io.headroom.core.annotation.AnnotationKind;
import io.headroom.core.annotation.Draft;
import io.headroom.core.scope.Scope;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads what people know of a database, and refuses what makes no sense with its key and value.
 *
 * @param growthPerDay of a scope, as far as it is known
 */
record AnnotationReader(String database, Function<Scope, Amount> growthPerDay) {
    private static final int MOST_FACTOR = 100;

    /** @throws io.headroom.api.problem.ProblemException naming the key and its value */
    Annotation read(String body, Instant now) {
        Entry entry = Entry.of("an annotation", body);
        Optional<String> scope = entry.text("scope");
        Draft draft = new Draft(
                scope.orElse(null),
                entry.required("kind", entry.text("kind"), "IMPORT, LAUNCH or HOLIDAY"),
                entry.required("label", entry.text("label"), "what it is, in a few words"),
                entry.text("from").orElse(null),
                entry.text("until").orElse(null),
                entry.number("factor", 0, MOST_FACTOR).orElse(null),
                amount(entry, "bytes", "rows"),
                amount(entry, "bytesPerDay", "rowsPerDay"));
        entry.refuseOthers();
        try {
            return resolved(entry, draft)
                    .annotation(UUID.randomUUID().toString(), database, now.truncatedTo(ChronoUnit.MILLIS));
        } catch (AnnotationException e) {
            throw entry.refusal(e.key(), e.must());
        }
    }

    private static @Nullable Amount amount(Entry entry, String bytes, String rows) {
        Amount amount = new Amount(
                entry.whole(bytes, -Amount.MOST, Amount.MOST).orElse(null),
                entry.whole(rows, -Amount.MOST, Amount.MOST).orElse(null));
        return amount.bytes() == null && amount.rows() == null ? null : amount;
    }

    /** What a factor of a part's growth comes to each day: where dates are decided only the whole database is known. */
    private Draft resolved(Entry entry, Draft draft) {
        Double factor = draft.factor();
        Scope scope = draft.knownScope();
        boolean pace = !AnnotationKind.IMPORT.name().equals(draft.kind());
        if (factor == null || !pace || scope.equals(Scope.DATABASE) || draft.perDay() != null) {
            return draft;
        }
        Amount growth = growthPerDay.apply(scope);
        if (growth.bytes() == null && growth.rows() == null) {
            String must = "left out for " + scope + ", whose growth is not known yet; write bytesPerDay, rowsPerDay";
            throw entry.refusal("factor", must);
        }
        return draft.withPerDay(growth.times(factor - 1));
    }
}
