package io.headroom.api.policy;

import io.headroom.core.trigger.View;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What of the readings a rule looks at.
 *
 * @param seconds of the window, null for the reading itself
 * @param least totals of less than this do not count as growth
 */
@Schema(name = "RuleWindow")
record Window(Kind kind, @Nullable Long seconds, @Nullable Double least) {

    /** What is made of the readings. */
    enum Kind {
        LATEST,
        /** Their sum. */
        TOTAL,
        /** Their sum as a multiple of that of the window before. */
        GROWTH,
        /** How long until the share is 1, at the rate of the window. */
        TIME_LEFT
    }

    static Window of(View view) {
        if (view instanceof View.Total total) {
            return new Window(Kind.TOTAL, total.window().toSeconds(), null);
        }
        if (view instanceof View.Growth growth) {
            return new Window(Kind.GROWTH, growth.window().toSeconds(), growth.least());
        }
        return view instanceof View.TimeLeft left
                ? new Window(Kind.TIME_LEFT, left.window().toSeconds(), null)
                : new Window(Kind.LATEST, null, null);
    }
}
