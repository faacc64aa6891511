package io.headroom.api.silence;

import io.headroom.api.body.Entry;
import io.headroom.core.silence.Silence;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;

/** Reads what people say, and refuses what makes no sense with its key and value. */
final class SilenceReader {
    /** One that lasts for ever is a rule that should not be there. */
    private static final Duration LONGEST = Duration.ofDays(90);

    private SilenceReader() {}

    /** @throws io.headroom.api.problem.ProblemException naming the key and its value */
    static Silence silence(String body, Instant now) {
        Entry entry = Entry.of("a silence", body);
        Optional<String> instance = entry.text("instance");
        Optional<String> rule = entry.text("rule");
        Optional<String> subject = entry.text("subject");
        Instant from = entry.instant("from").orElse(now).truncatedTo(ChronoUnit.MILLIS);
        String must = "an instant after " + from + " and now, at most " + LONGEST.toDays() + " days later";
        Instant until = entry.required("until", entry.instant("until"), must).truncatedTo(ChronoUnit.MILLIS);
        String author = entry.required("author", entry.text("author"), "who says so");
        String comment = entry.required("comment", entry.text("comment"), "the reason, in words");
        entry.refuseOthers();
        if (instance.isEmpty() && rule.isEmpty() && subject.isEmpty()) {
            throw entry.refusal("instance", "given, or rule or subject: nothing says which triggers are meant");
        }
        if (!until.isAfter(from) || !until.isAfter(now) || until.isAfter(from.plus(LONGEST))) {
            throw entry.refusal("until", must);
        }
        return new Silence(
                UUID.randomUUID().toString(),
                instance.orElse(null),
                rule.orElse(null),
                subject.orElse(null),
                from,
                until,
                author,
                comment,
                now.truncatedTo(ChronoUnit.MILLIS));
    }

    /** @throws io.headroom.api.problem.ProblemException naming the key and its value */
    static Acknowledging acknowledgement(String body) {
        Entry entry = Entry.of("an acknowledgement", body);
        Acknowledging acknowledging = new Acknowledging(
                entry.required("instance", entry.text("instance"), "the instance of the trigger"),
                entry.required("rule", entry.text("rule"), "the rule of the trigger"),
                entry.text("subject"),
                entry.required("author", entry.text("author"), "who knows of it"),
                entry.text("comment"));
        entry.refuseOthers();
        return acknowledging;
    }
}
