package io.headroom.core.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.core.change.ChangeCodec;
import io.headroom.core.change.ChangeKey;
import io.headroom.core.change.ChangeRecord;
import io.headroom.core.change.Mark;
import io.headroom.core.change.RowKey;
import io.headroom.core.change.TableId;
import io.headroom.core.footprint.Footprint;
import io.headroom.core.growth.Flows;
import io.headroom.core.ledger.MapBooks.TableShare;
import io.headroom.core.ledger.MapBooks.TableTenant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/**
 * The ledger against a model that sees every change exactly once, under what really happens on the way: restarts that
 * repeat everything since some transaction, partitions read at different speeds, TRUNCATE, abandoned and repeated counts.
 */
class LedgerOracleTest {

    @Property(tries = 400)
    void equalsAModelThatSeesEveryChangeOnce(@ForAll long seed, @ForAll @IntRange(min = 1, max = 5) int partitions) {
        SimulatedDatabase database = new SimulatedDatabase(new Random(seed), false);

        List<MapBooks> books = booked(database, new Random(seed), partitions);

        assertThat(live(books)).as("seed %d", seed).isEqualTo(database.live());
        assertThat(cohorts(books)).as("cohorts, seed %d", seed).isEqualTo(database.cohorts());
        assertThat(gross(books)).as("gross flows, seed %d", seed).isEqualTo(database.gross());
        assertThat(balances(books)).as("partial sums, seed %d", seed).isEqualTo(database.live());
    }

    /** Gross flows are another matter: a row that is deleted before its seed comes was never booked as there. */
    @Property(tries = 1000)
    void equalsTheModel_whenSeedsComeBesideTheStream(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 3) int partitions) {
        SimulatedDatabase database = new SimulatedDatabase(new Random(seed), true);

        List<MapBooks> books = booked(database, new Random(seed), partitions);

        assertThat(live(books)).as("seed %d", seed).isEqualTo(database.live());
        assertThat(balances(books)).as("partial sums, seed %d", seed).isEqualTo(database.live());
    }

    private static List<MapBooks> booked(SimulatedDatabase database, Random random, int partitions) {
        List<MapBooks> books = new ArrayList<>();
        for (int p = 0; p < partitions; p++) {
            books.add(new MapBooks());
        }
        deliver(withRestarts(database.run(60), random), books);
        return books;
    }

    /** Delivers every transaction, now and then stopping inside one and going back a few. */
    static List<SimulatedDatabase.Sent> withRestarts(List<List<SimulatedDatabase.Sent>> transactions, Random random) {
        List<SimulatedDatabase.Sent> delivered = new ArrayList<>();
        int next = 0;
        int seeded = 0;
        while (next < transactions.size()) {
            List<SimulatedDatabase.Sent> transaction = transactions.get(next);
            boolean repeatable = transaction.stream().allMatch(SimulatedDatabase.Sent::streamed);
            if (!repeatable) {
                seeded = next + 1;
            }
            if (repeatable && random.nextInt(4) == 0) {
                delivered.addAll(transaction.subList(0, random.nextInt(transaction.size() + 1)));
                next = Math.max(seeded, next - random.nextInt(4));
            } else {
                delivered.addAll(transaction);
                next++;
            }
        }
        return delivered;
    }

    private static void deliver(List<SimulatedDatabase.Sent> delivered, List<MapBooks> books) {
        List<Bookkeeper> keepers = books.stream().map(MapBooks::keeper).toList();
        for (SimulatedDatabase.Sent sent : delivered) {
            ChangeRecord record = ChangeCodec.decode(ChangeCodec.encode(sent.record()));
            if (record instanceof Mark) {
                keepers.forEach(keeper -> keeper.apply(sent::rowOrFail, record));
            } else {
                RowKey row = sent.rowOrFail();
                keepers.get(ChangeKey.partition(row, books.size())).apply(() -> row, record);
            }
        }
    }

    private static Map<TableTenant, Footprint> live(List<MapBooks> books) {
        Map<TableTenant, Footprint> live = new HashMap<>();
        merged(books).forEach((key, flows) -> live.put(key, flows.net()));
        live.values().removeIf(Footprint::isNone);
        return live;
    }

    private static Map<TableTenant, Footprint> balances(List<MapBooks> books) {
        Map<TableTenant, Footprint> sums = new HashMap<>();
        for (MapBooks one : books) {
            one.balances.forEach((key, balance) -> sums.merge(
                    new TableTenant(key.table(), key.share().tenant()),
                    balance.current().plus(balance.older()),
                    Footprint::plus));
        }
        sums.values().removeIf(Footprint::isNone);
        return sums;
    }

    private static Map<TableShare, Footprint> cohorts(List<MapBooks> books) {
        Map<TableShare, Footprint> sums = new HashMap<>();
        books.forEach(one -> one.cohorts.forEach((key, live) -> sums.merge(key, live, Footprint::plus)));
        sums.values().removeIf(Footprint::isNone);
        return sums;
    }

    private static Map<TableId, Long> gross(List<MapBooks> books) {
        Map<TableId, Long> gross = new HashMap<>();
        merged(books).forEach((key, flows) -> gross.merge(key.table(), flows.rowsAdded(), Long::sum));
        gross.values().removeIf(rows -> rows == 0);
        return gross;
    }

    private static Map<TableTenant, Flows> merged(List<MapBooks> books) {
        Map<TableTenant, Flows> merged = new HashMap<>();
        books.forEach(one -> one.booked.forEach((key, flows) -> merged.merge(key, flows, Flows::plus)));
        return merged;
    }
}
