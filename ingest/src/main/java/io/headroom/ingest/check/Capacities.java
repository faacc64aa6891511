package io.headroom.ingest.check;

import io.headroom.ingest.source.Lack;
import io.headroom.ingest.source.Setting;
import java.util.ArrayList;
import java.util.List;

/** Whether the server has slots and senders left for Headroom. */
final class Capacities {
    /** One to follow changes, one while tables are read: the second lends the snapshot to read them by. */
    private static final int NEEDED = 2;

    private Capacities() {}

    static List<Lack> lacking(ServerState server) {
        List<Lack> lacks = new ArrayList<>();
        if (server.ownSlot()) {
            return lacks;
        }
        if (server.slots() + NEEDED > server.maxSlots()) {
            lacks.add(few("replication slots", "max_replication_slots", server.slots(), server.maxSlots(), server));
        }
        if (server.senders() + NEEDED > server.maxSenders()) {
            lacks.add(few("WAL senders", "max_wal_senders", server.senders(), server.maxSenders(), server));
        }
        return lacks;
    }

    private static Lack few(String what, String setting, int used, int most, ServerState server) {
        return Lack.of(
                used + " of " + most + " " + what + " (" + setting
                        + ") are in use, and Headroom needs two: one to follow"
                        + " changes, and one more while it reads tables.",
                new Setting(setting, Integer.toString(used + NEEDED), true),
                server.platform(),
                "");
    }
}
