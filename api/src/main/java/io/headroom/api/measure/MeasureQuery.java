package io.headroom.api.measure;

import io.headroom.api.problem.ProblemException;
import io.headroom.core.growth.Granularity;
import io.headroom.core.projection.UsageSeries;
import io.headroom.core.usage.Subject;
import io.headroom.core.usage.UsageMeasure;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Which series is asked for. */
final class MeasureQuery {
    private MeasureQuery() {}

    /**
     * @param databases those on the instance
     * @throws ProblemException naming the first parameter that makes no sense
     */
    static UsageSeries of(
            String instance, List<String> databases, String measure, @Nullable String subject, String step) {
        UsageMeasure known = measure(measure);
        Subject about = subject == null ? Subject.instance(instance) : subject(subject, instance, databases);
        return new UsageSeries(about, known, step(step, about));
    }

    private static UsageMeasure measure(String text) {
        return Arrays.stream(UsageMeasure.values())
                .filter(measure -> measure.name().equals(text))
                .findFirst()
                .orElseThrow(() -> ProblemException.invalidParameter(
                        "measure",
                        text,
                        "one of "
                                + Arrays.stream(UsageMeasure.values())
                                        .map(UsageMeasure::name)
                                        .collect(Collectors.joining(", "))));
    }

    private static Subject subject(String text, String instance, List<String> databases) {
        return parsed(text)
                .filter(subject -> isOn(subject, instance, databases))
                .filter(subject -> subject.kind() != Subject.Kind.TABLE)
                .orElseThrow(() -> ProblemException.invalidParameter(
                        "subject",
                        text,
                        "something on instance " + instance + ", such as "
                                + Subject.instance(instance)
                                + databases.stream()
                                        .map(database -> ", " + Subject.database(database))
                                        .collect(Collectors.joining())
                                + "; tables are at /databases/{db}/projections"));
    }

    private static Optional<Subject> parsed(String text) {
        try {
            return Optional.of(Subject.parse(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static boolean isOn(Subject subject, String instance, List<String> databases) {
        return switch (subject.kind()) {
            case DATABASE, SEQUENCE, TABLE -> databases.contains(subject.owner());
            case INSTANCE, SLOT, REPLICA, POOL -> subject.owner().equals(instance);
        };
    }

    private static Granularity step(String text, Subject subject) {
        boolean byHour = subject.kind() != Subject.Kind.SEQUENCE;
        if (text.equals("day")) {
            return Granularity.DAY;
        }
        if (text.equals("hour") && byHour) {
            return Granularity.HOUR;
        }
        throw ProblemException.invalidParameter(
                "step", text, byHour ? "day or hour" : "day, because sequences are kept by day");
    }
}
