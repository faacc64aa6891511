package io.headroom.core.usage;

import java.time.Instant;
import java.util.Objects;

/**
 * A replication slot, anybody's: each keeps WAL on the disk of its server.
 *
 * @param active whether somebody reads from it now
 * @param retainedWalBytes WAL that the slot keeps
 * @param safeWalBytes WAL that may still be written before the slot is lost; unknown without a limit
 */
public record SlotSample(
        String instance,
        String slot,
        Instant at,
        boolean active,
        WalStatus walStatus,
        Measured retainedWalBytes,
        Measured safeWalBytes)
        implements Sample {

    /** PostgreSQL's {@code pg_replication_slots.wal_status}. */
    public enum WalStatus {
        RESERVED,
        EXTENDED,
        UNRESERVED,
        LOST,
        /** A slot that has never been used. */
        NONE
    }

    public SlotSample {
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(walStatus, "walStatus");
        Objects.requireNonNull(retainedWalBytes, "retainedWalBytes");
        Objects.requireNonNull(safeWalBytes, "safeWalBytes");
    }

    public Subject subject() {
        return new Subject(Subject.Kind.SLOT, instance, slot);
    }

    @Override
    public String key() {
        return subject().toString();
    }
}
