package io.headroom.core.projection;

import io.headroom.core.scope.ScopeKey;

/** A measure of a scope: the key of {@code headroom.projections}. Text form {@code shop/tenant:42/ROWS}. */
public record SeriesKey(ScopeKey scope, Measure measure) {

    /**
     * Reads the text form.
     *
     * @throws IllegalArgumentException if {@code text} has no scope or ends in no measure
     */
    public static SeriesKey parse(String text) {
        int slash = text.lastIndexOf('/');
        if (slash < 0) {
            throw new IllegalArgumentException("'" + text + "' is no series: it must end in /MEASURE");
        }
        return new SeriesKey(ScopeKey.parse(text.substring(0, slash)), Measure.valueOf(text.substring(slash + 1)));
    }

    @Override
    public String toString() {
        return scope + "/" + measure;
    }
}
