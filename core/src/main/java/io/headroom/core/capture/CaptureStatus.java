package io.headroom.core.capture;

import io.headroom.core.usage.SlotWal;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A database as ingest sees it now: the value of {@code headroom.capture}, published at every change and heartbeat.
 *
 * @param generation number of the replication slot: every position of this capture carries it
 * @param seeded the last generation whose first seeding was finished; less than {@code generation} while it is not
 * @param committedAt commit time of the last transaction handed to Kafka
 * @param secretFingerprint which row hash secret the row keys were made with
 * @param problem what holds the capture up, if anything does
 * @param slotWal what PostgreSQL retains for it, absent while there is no slot or nobody has looked
 * @param publishedAt on ingest's clock: an old one means that ingest itself is silent
 * @param origin where this generation's slot was made; absent before it is
 */
public record CaptureStatus(
        String database,
        String instance,
        CaptureState state,
        int generation,
        int seeded,
        @Nullable Seeding seeding,
        @Nullable Instant committedAt,
        String secretFingerprint,
        @Nullable Problem problem,
        @Nullable SlotWal slotWal,
        Instant publishedAt,
        @Nullable SlotOrigin origin) {

    public CaptureStatus {
        Objects.requireNonNull(database, "database");
        Objects.requireNonNull(instance, "instance");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(secretFingerprint, "secretFingerprint");
        Objects.requireNonNull(publishedAt, "publishedAt");
    }
}
