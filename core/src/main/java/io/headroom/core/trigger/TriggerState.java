package io.headroom.core.trigger;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a trigger stands. Each state knows the way out of it and no other: quiet goes to pending, pending to firing or
 * back, firing to resolved, resolved to pending. What is not known changes nothing.
 */
public sealed interface TriggerState {
    /** Before the first reading. */
    TriggerState QUIET = new Inactive(null, null);

    Phase phase();

    /** The last reading that counted, so that a repeat of it, or an earlier one, does not count again. */
    @Nullable
    Instant readAt();

    /** The state after a later reading. */
    TriggerState after(Level level, Instant at, Rule rule);

    /**
     * The threshold is not exceeded.
     *
     * @param restUntil it does not fire again before, because it has fired lately
     */
    record Inactive(@Nullable Instant readAt, @Nullable Instant restUntil) implements TriggerState {
        @Override
        public Phase phase() {
            return Phase.INACTIVE;
        }

        @Override
        public TriggerState after(Level level, Instant at, Rule rule) {
            return switch (level) {
                case BREACHED -> new Pending(at, at, restUntil);
                case BETWEEN, RECOVERED -> new Inactive(at, restUntil);
                case UNKNOWN -> this;
            };
        }
    }

    /** Every reading since {@code since} exceeds the threshold, but not for long enough yet. */
    record Pending(Instant since, Instant readAt, @Nullable Instant restUntil) implements TriggerState {
        @Override
        public Phase phase() {
            return Phase.PENDING;
        }

        @Override
        public TriggerState after(Level level, Instant at, Rule rule) {
            return switch (level) {
                case BREACHED -> held(at, rule);
                case BETWEEN, RECOVERED -> new Inactive(at, restUntil);
                case UNKNOWN -> this;
            };
        }

        /** What happened in too long a gap is unknown, so the time starts anew. */
        private TriggerState held(Instant at, Rule rule) {
            if (Duration.between(readAt, at).compareTo(rule.patience()) > 0) {
                return new Pending(at, at, restUntil);
            }
            boolean longEnough = Duration.between(since, at).compareTo(rule.hold()) >= 0;
            boolean rested = restUntil == null || !at.isBefore(restUntil);
            return longEnough && rested ? new Firing(at, at) : new Pending(since, at, restUntil);
        }
    }

    /** Fired at {@code since}, and not recovered. */
    record Firing(Instant since, Instant readAt) implements TriggerState {
        @Override
        public Phase phase() {
            return Phase.FIRING;
        }

        @Override
        public TriggerState after(Level level, Instant at, Rule rule) {
            return switch (level) {
                case BREACHED, BETWEEN -> new Firing(since, at);
                case RECOVERED -> new Resolved(at, at);
                case UNKNOWN -> this;
            };
        }
    }

    /** Recovered at {@code since} after it had fired. */
    record Resolved(Instant since, Instant readAt) implements TriggerState {
        @Override
        public Phase phase() {
            return Phase.RESOLVED;
        }

        @Override
        public TriggerState after(Level level, Instant at, Rule rule) {
            return switch (level) {
                case BREACHED -> new Pending(at, at, rule.cooldown().isZero() ? null : since.plus(rule.cooldown()));
                case BETWEEN, RECOVERED -> new Resolved(since, at);
                case UNKNOWN -> this;
            };
        }
    }
}
