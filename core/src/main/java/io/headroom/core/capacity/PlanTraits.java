package io.headroom.core.capacity;

import java.time.Duration;
import java.util.Optional;

/**
 * What a plan is like beside its size. What its source does not say is absent, which is neither yes nor no.
 *
 * @param managed the provider runs the server
 * @param highlyAvailable a standby takes over
 * @param backups what is kept, in words
 * @param pointInTime any moment of the recent past can be restored
 * @param growth how its storage is made larger, in words
 * @param cooldown between two changes of its storage
 * @param ceilingPercent of its storage, from which on the provider stops writes
 * @param shrinkable whether its storage can be had smaller again
 */
public record PlanTraits(
        Optional<Boolean> managed,
        Optional<Boolean> highlyAvailable,
        Optional<String> backups,
        Optional<Boolean> pointInTime,
        Optional<String> growth,
        Optional<Duration> cooldown,
        Optional<Integer> ceilingPercent,
        Optional<Boolean> shrinkable) {
    /** Nothing is said. */
    public static final PlanTraits UNKNOWN = new PlanTraits(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
}
