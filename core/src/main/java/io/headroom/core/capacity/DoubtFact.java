package io.headroom.core.capacity;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A {@link Doubt} as it travels. */
public record DoubtFact(
        Doubt.Code code, String detail, @Nullable Instant until) {

    public DoubtFact {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(detail, "detail");
    }

    static DoubtFact of(Doubt doubt) {
        return new DoubtFact(doubt.code(), doubt.detail(), doubt.until().orElse(null));
    }
}
