package io.headroom.core.ledger;

import static io.headroom.core.ledger.FamilyRows.USERS;
import static io.headroom.core.ledger.FamilyRows.VISITS;
import static io.headroom.core.ledger.FamilyRows.id;

import io.headroom.core.change.Mark;
import io.headroom.core.change.Position;
import io.headroom.core.change.RowKey;
import io.headroom.core.change.ShareTotal;
import io.headroom.core.footprint.Footprint;
import io.headroom.core.ledger.SimulatedDatabase.Sent;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** What sweeps along foreign keys say of {@link FamilyRows}: every share, whoever told PostgreSQL whose it is. */
final class SweptFamily {
    private SweptFamily() {}

    static List<Sent> told(FamilyRows rows, int[] epochs, int generation, Instant at) {
        Position position = new Position(generation, ChronoUnit.MICROS.between(Instant.EPOCH, at), 0);
        List<Sent> told = new ArrayList<>();
        rows.live().forEach((of, live) -> {
            int epoch = epochs[of.table().value() - 1];
            TreeMap<Long, Footprint> days = new TreeMap<>();
            days.put(of.share().cohort().start(), live);
            RowKey key = new RowKey(of.table(), of.share().hashCode() * 0x9E3779B97F4A7C15L, -1);
            told.add(new Sent(key, new ShareTotal(of.table(), epoch, position, at, of.share(), days)));
        });
        for (int table = USERS; table <= VISITS; table++) {
            told.add(new Sent(null, new Mark.Swept(id(table), epochs[table], position, at, at)));
        }
        Position end = new Position(generation, position.commit(), 1);
        told.add(new Sent(null, new Mark.Watermark("studio", end, at)));
        return told;
    }
}
