package io.headroom.core.usage;

import org.jspecify.annotations.Nullable;

/** What a client backend is doing; the names are PostgreSQL's, of {@code pg_stat_activity.state}. */
public enum ConnectionState {
    ACTIVE,
    IDLE,
    IDLE_IN_TRANSACTION,
    IDLE_IN_TRANSACTION_ABORTED,
    /** Starting, in a function call by the fast path, or not tracked. */
    OTHER,
    /** Somebody else's, whose state this role may not see. */
    UNKNOWN;

    /** @param state as PostgreSQL spells it; null where it is hidden */
    public static ConnectionState of(@Nullable String state) {
        if (state == null) {
            return UNKNOWN;
        }
        return switch (state) {
            case "active" -> ACTIVE;
            case "idle" -> IDLE;
            case "idle in transaction" -> IDLE_IN_TRANSACTION;
            case "idle in transaction (aborted)" -> IDLE_IN_TRANSACTION_ABORTED;
            default -> OTHER;
        };
    }
}
