package io.headroom.ingest.sampler;

import io.headroom.core.readiness.SlotFacts;
import io.headroom.core.readiness.SlotFacts.Slot;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Finds out what replication slots keep, and whether there is a limit to it. */
final class SlotReader {
    /** One row without a slot where there is none, for the limit. */
    static final String SLOTS = """
            SELECT l.setting = '-1', s.slot_name, s.active, s.wal_status,
                   pg_wal_lsn_diff(CASE WHEN pg_is_in_recovery() THEN pg_last_wal_replay_lsn() ELSE pg_current_wal_lsn() END,
                                   s.restart_lsn)::bigint
              FROM pg_settings l LEFT JOIN pg_replication_slots s ON NOT s.temporary
             WHERE l.name = 'max_slot_wal_keep_size' ORDER BY s.slot_name
            """;

    SlotFacts facts(ResultSet rows) throws SQLException {
        List<Slot> slots = new ArrayList<>();
        boolean unbounded = false;
        while (rows.next()) {
            unbounded = rows.getBoolean(1);
            String name = rows.getString(2);
            if (name != null) {
                long retained = rows.getLong(5);
                Long known = rows.wasNull() ? null : (Long) Math.max(0, retained);
                slots.add(new Slot(name, rows.getBoolean(3), rows.getString(4), known));
            }
        }
        return new SlotFacts(unbounded, slots);
    }
}
