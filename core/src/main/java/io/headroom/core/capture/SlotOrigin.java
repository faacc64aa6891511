package io.headroom.core.capture;

import java.util.Objects;

/**
 * Where a replication slot was made. A server that was restored, failed over or upgraded since has another system
 * identifier or timeline, and its log positions mean something else.
 *
 * @param system PostgreSQL's system identifier
 * @param consistentPoint the log position from which the slot delivers, as PostgreSQL writes it
 */
public record SlotOrigin(String system, int timeline, String consistentPoint) {
    public SlotOrigin {
        Objects.requireNonNull(system, "system");
        Objects.requireNonNull(consistentPoint, "consistentPoint");
    }
}
