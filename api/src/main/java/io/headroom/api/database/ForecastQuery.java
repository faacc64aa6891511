package io.headroom.api.database;

import io.headroom.api.problem.ProblemException;
import io.headroom.core.projection.Measure;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Which forecast is asked for.
 *
 * @param days how far ahead
 */
record ForecastQuery(Measure measure, int days) {
    static final int MOST_DAYS = 365;

    private static final Pattern DAYS = Pattern.compile("P(\\d{1,3})D");

    /** @throws ProblemException naming the first parameter that makes no sense */
    static ForecastQuery of(String measure, String horizon) {
        return new ForecastQuery(measure(measure), days(horizon));
    }

    private static Measure measure(String text) {
        return Arrays.stream(Measure.values())
                .filter(measure -> measure.name().equals(text))
                .findFirst()
                .orElseThrow(() -> ProblemException.invalidParameter(
                        "measure",
                        text,
                        Arrays.stream(Measure.values()).map(Measure::name).collect(Collectors.joining(" or "))));
    }

    private static int days(String text) {
        Matcher horizon = DAYS.matcher(text);
        int days = horizon.matches() ? Integer.parseInt(horizon.group(1)) : 0;
        if (days < 1 || days > MOST_DAYS) {
            throw ProblemException.invalidParameter("horizon", text, "1 to " + MOST_DAYS + " days, such as P90D");
        }
        return days;
    }
}
