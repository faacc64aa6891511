package io.headroom.ingest.check;

import io.headroom.core.capture.Problem;
import java.util.ArrayList;
import java.util.List;

/** Whether the server has a slot and a sender left for Headroom. */
final class Capacities {
    private Capacities() {}

    static List<Problem> problems(ServerState server) {
        List<Problem> problems = new ArrayList<>();
        if (server.ownSlot()) {
            return problems;
        }
        if (server.slots() >= server.maxSlots()) {
            problems.add(full("Replication slots", "max_replication_slots", server.slots(), server.maxSlots(), server));
        }
        if (server.senders() >= server.maxSenders()) {
            problems.add(full("WAL senders", "max_wal_senders", server.senders(), server.maxSenders(), server));
        }
        return problems;
    }

    /** Two more: one to follow changes, one to count a table anew meanwhile. */
    private static Problem full(String what, String setting, int used, int most, ServerState server) {
        return new Problem(
                what + " are used up (" + used + " of " + setting + " = " + most + "), and Headroom needs one.",
                server.platform().setting(setting, Integer.toString(used + 2), true));
    }
}
