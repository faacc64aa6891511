package io.headroom.ingest.guard;

import io.headroom.core.quantity.Bytes;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How much WAL PostgreSQL may keep for a slot of ours. */
final class WalBudget {
    private static final Bytes MOST = new Bytes(10_000_000_000L);
    private static final Bytes DISK_UNKNOWN = new Bytes(1_000_000_000L);

    /** The part of the free disk that an observer may take is a fifth. */
    private static final int PART = 5;

    private WalBudget() {}

    /**
     * The least of what is configured or usual and of what PostgreSQL allows: its limit is where the slot is lost, so
     * warnings have to come before it.
     *
     * @param free on the server's disk, if the slot retained nothing
     * @param limit {@code max_slot_wal_keep_size}, if there is one
     */
    static Bytes of(@Nullable Bytes configured, Optional<Bytes> free, Optional<Bytes> limit) {
        Bytes usual = free.map(bytes -> least(List.of(MOST, new Bytes(bytes.count() / PART))))
                .orElse(DISK_UNKNOWN);
        Bytes wanted = configured == null ? usual : configured;
        Bytes budget = least(Stream.concat(Stream.of(wanted), limit.stream()).toList());
        return budget.count() == 0 ? new Bytes(1) : budget;
    }

    private static Bytes least(List<Bytes> sizes) {
        return sizes.stream().min(Bytes::compareTo).orElseThrow();
    }
}
