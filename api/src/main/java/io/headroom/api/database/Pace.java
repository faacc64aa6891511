package io.headroom.api.database;

import io.headroom.api.view.DatabaseGrowth;
import io.headroom.core.projection.Measure;
import io.headroom.core.scope.Scope;
import org.jspecify.annotations.Nullable;

/** How fast a scope grows: mean net per day over the last complete days, null while there is none. */
record Pace(@Nullable Double rows, @Nullable Double bytes) {
    static final Pace UNKNOWN = new Pace(null, null);

    static Pace of(DatabaseGrowth growth, Scope scope) {
        return new Pace(growth.perDay(scope, Measure.ROWS), growth.perDay(scope, Measure.LOGICAL_BYTES));
    }
}
