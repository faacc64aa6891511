package io.headroom.api.silence;

import io.headroom.core.silence.Silence;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All of them, on one page. */
record SilenceList(List<SilenceRow> items, @Nullable String nextCursor) {

    static SilenceList of(Collection<Silence> silences, Instant now) {
        return new SilenceList(
                silences.stream()
                        .sorted(Comparator.comparing(Silence::declaredAt)
                                .reversed()
                                .thenComparing(Silence::id))
                        .map(silence -> SilenceRow.of(silence, now))
                        .toList(),
                null);
    }
}
