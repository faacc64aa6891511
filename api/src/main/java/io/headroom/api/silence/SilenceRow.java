package io.headroom.api.silence;

import io.headroom.core.silence.Silence;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A silence as it stands.
 *
 * @param state whether it counts now, will, or is over
 * @param instance whose triggers it matches, null for any
 * @param rule whose triggers it matches, null for any
 * @param subject whose triggers it matches, such as database:shop, null for any
 * @param until the first instant at which it does not count any more
 */
record SilenceRow(
        String id,
        Silence.Phase state,
        @Nullable String instance,
        @Nullable String rule,
        @Nullable String subject,
        Instant from,
        Instant until,
        String author,
        String comment,
        Instant declaredAt) {

    static SilenceRow of(Silence silence, Instant now) {
        return new SilenceRow(
                silence.id(),
                silence.phase(now),
                silence.instance(),
                silence.rule(),
                silence.subject(),
                silence.from(),
                silence.until(),
                silence.author(),
                silence.comment(),
                silence.declaredAt());
    }
}
