package io.headroom.core.readiness;

import io.headroom.core.quantity.Bytes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * @param unbounded whether a slot may keep WAL without end: {@code max_slot_wal_keep_size} is -1
 */
public record SlotFacts(boolean unbounded, List<Slot> slots) implements CheckFacts {
    private static final Bytes MUCH = new Bytes(1_000_000_000);

    /**
     * @param walStatus as PostgreSQL says it; null for a slot that keeps nothing
     * @param retainedBytes WAL that is kept for it, null if it keeps none
     */
    public record Slot(
            String name,
            boolean active,
            @Nullable String walStatus,
            @Nullable Long retainedBytes) {
        private boolean isLost() {
            return "lost".equals(walStatus) || "unreserved".equals(walStatus);
        }

        private boolean isLeftBehind() {
            return !active && retainedBytes != null && retainedBytes >= MUCH.count();
        }

        private String told() {
            return name
                    + (isLost() ? " is " + walStatus : " is not in use and keeps " + retainedBytes + " bytes of WAL");
        }

        private String drop() {
            return "SELECT pg_drop_replication_slot('" + name.replace("'", "''") + "');";
        }
    }

    public SlotFacts {
        slots = List.copyOf(slots);
    }

    @Override
    public Check check() {
        return Check.SLOTS;
    }

    @Override
    public Finding judge(Instant now) {
        List<Slot> bad = slots.stream()
                .filter(slot -> slot.isLost() || slot.isLeftBehind())
                .toList();
        List<String> evidence = new ArrayList<>(bad.stream().map(Slot::told).toList());
        List<String> statements = new ArrayList<>(bad.stream().map(Slot::drop).toList());
        if (unbounded && !slots.isEmpty()) {
            evidence.add("max_slot_wal_keep_size is unlimited, so a slot that nobody reads fills the disk");
            statements.add("ALTER SYSTEM SET max_slot_wal_keep_size = '10GB';");
            statements.add("SELECT pg_reload_conf();");
        }
        return evidence.isEmpty()
                ? Finding.pass(
                        check(), slots.isEmpty() ? "there is no slot" : slots.size() + " slots, all in use or small")
                : Finding.fail(
                        check(),
                        String.join("; ", evidence),
                        "Limit what slots may keep, and drop those whose reader does not come back.",
                        statements);
    }
}
