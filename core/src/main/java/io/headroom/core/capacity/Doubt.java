package io.headroom.core.capacity;

import io.headroom.core.forecast.Projection;
import java.time.Instant;
import java.util.Optional;

/**
 * Why a question about an instance has no answer.
 *
 * @param detail for people, with what to do where something can be done
 * @param until when the reason is expected to be gone, where that can be known
 */
public record Doubt(Code code, String detail, Optional<Instant> until) {

    /** The names are part of the topic and HTTP contract; the later ones are those of a projection's refusal. */
    public enum Code {
        CAPACITY_UNKNOWN,
        USE_UNKNOWN,
        INSUFFICIENT_HISTORY,
        SURVIVORS_ONLY,
        NO_GROWTH,
        LEVEL_SHIFT,
        UNSTABLE
    }

    /** What stands in the way of looking ahead at the storage of an instance, if anything does. */
    static Optional<Doubt> about(Capacity capacity, StorageOutlook outlook) {
        if (capacity.storage().isEmpty()) {
            return Optional.of(capacityUnknown(capacity.instance()));
        }
        if (!outlook.complete()) {
            return Optional.of(useUnknown(capacity.instance()));
        }
        return outlook.projection() instanceof Projection.Refusal refusal
                ? Optional.of(new Doubt(Code.valueOf(refusal.code().name()), refusal.detail(), refusal.until()))
                : Optional.empty();
    }

    /** Nobody says what an instance has. */
    public static Doubt capacityUnknown(String instance) {
        return new Doubt(
                Code.CAPACITY_UNKNOWN,
                "declare headroom.instances." + instance + ".capacity.storage, or a plan whose storage is known",
                Optional.empty());
    }

    private static Doubt useUnknown(String instance) {
        return new Doubt(
                Code.USE_UNKNOWN,
                "not all storage used on instance " + instance + " can be read; its sample names the missing right",
                Optional.empty());
    }
}
