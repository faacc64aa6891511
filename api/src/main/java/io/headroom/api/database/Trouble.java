package io.headroom.api.database;

import io.headroom.core.capture.Problem;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What is wrong, and what somebody can do about it, as sentences for the owner of the database. */
@Schema(nullable = true)
record Trouble(String reason, String fix) {

    static @Nullable Trouble of(@Nullable Problem problem) {
        return problem == null ? null : new Trouble(problem.reason(), problem.fix());
    }
}
