package io.headroom.api.capacity;

import io.headroom.core.capacity.DoubtFact;
import io.headroom.core.projection.ProjectionFact;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Why something cannot be said.
 *
 * @param code stable name of the reason
 * @param until when it will be over, if that can be known
 */
@Schema(name = "CapacityRefusal", nullable = true)
record Refusal(String code, String detail, @Nullable Instant until) {
    static @Nullable Refusal of(@Nullable DoubtFact doubt) {
        return doubt == null ? null : new Refusal(doubt.code().name(), doubt.detail(), doubt.until());
    }

    static @Nullable Refusal of(ProjectionFact.@Nullable Refused refused) {
        return refused == null ? null : new Refusal(refused.code().name(), refused.detail(), refused.until());
    }
}
