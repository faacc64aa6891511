package io.headroom.core.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.core.change.ChangeKey;
import io.headroom.core.change.Mark;
import io.headroom.core.footprint.Footprint;
import io.headroom.core.ledger.MapBooks.TableShare;
import io.headroom.core.ledger.SimulatedDatabase.Sent;
import io.headroom.core.ownership.Kinship;
import io.headroom.core.ownership.OwnedDelta;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/**
 * Tenants along three levels of foreign keys against a join over the whole database. Every partition is read at its own
 * speed, and what partitions hand to each other keeps its order only between the same two.
 */
class FamilyOracleTest {

    @Property(tries = 600)
    void equalsAJoin_howeverPartitionsInterleave(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 4) int partitions, @ForAll boolean beside) {
        Random random = new Random(seed);
        SimulatedFamily family = new SimulatedFamily(random, beside);
        List<Sent> delivered = LedgerOracleTest.withRestarts(family.run(50), random);
        Partitions all = new Partitions(partitions);

        all.deliver(delivered, family.halfSent, random);
        all.run(random);

        assertThat(all.flows()).as("flows, seed %d", seed).isEqualTo(family.rows.live());
        assertThat(all.sums()).as("partial sums, seed %d", seed).isEqualTo(family.rows.live());
    }

    private static final class Partitions {
        private final List<MapBooks> books = new ArrayList<>();
        private final List<Bookkeeper> keepers = new ArrayList<>();
        private final List<Queue<Sent>> logs = new ArrayList<>();
        private final List<List<Queue<OwnedDelta>>> channels = new ArrayList<>();

        Partitions(int count) {
            for (int p = 0; p < count; p++) {
                MapBooks one = new MapBooks();
                books.add(one);
                keepers.add(one.keeper());
                logs.add(new ArrayDeque<>());
                List<Queue<OwnedDelta>> from = new ArrayList<>();
                for (int q = 0; q < count; q++) {
                    from.add(new ArrayDeque<>());
                }
                channels.add(from);
            }
        }

        void deliver(List<Sent> delivered, Set<Sent> halfSent, Random random) {
            for (Sent sent : delivered) {
                if (halfSent.contains(sent)) {
                    logs.stream().filter(log -> random.nextBoolean()).forEach(log -> log.add(sent));
                } else if (sent.record() instanceof Mark) {
                    logs.forEach(log -> log.add(sent));
                } else {
                    logs.get(ChangeKey.partition(sent.rowOrFail(), logs.size())).add(sent);
                }
            }
        }

        /** Lets a random partition take a few records of a random input, until all inputs are empty. */
        void run(Random random) {
            int count = logs.size();
            while (waiting()) {
                int to = random.nextInt(count);
                int from = random.nextInt(count + 1);
                for (int i = random.nextInt(6); i >= 0; i--) {
                    if (from == count) {
                        read(to);
                    } else {
                        hear(from, to);
                    }
                }
            }
        }

        private boolean waiting() {
            return logs.stream().anyMatch(log -> !log.isEmpty())
                    || channels.stream().flatMap(List::stream).anyMatch(channel -> !channel.isEmpty());
        }

        private void read(int partition) {
            Sent sent = logs.get(partition).poll();
            if (sent != null) {
                keepers.get(partition).apply(sent::rowOrFail, sent.record());
                post(partition);
            }
        }

        private void hear(int from, int to) {
            OwnedDelta delta = channels.get(from).get(to).poll();
            if (delta != null) {
                new Kinship(books.get(to).kin).take(delta);
                post(to);
            }
        }

        private void post(int from) {
            Queue<OwnedDelta> sent = books.get(from).kin.sent;
            for (OwnedDelta next = sent.poll(); next != null; next = sent.poll()) {
                channels.get(from)
                        .get(ChangeKey.partition(next.parent(), books.size()))
                        .add(next);
            }
        }

        Map<TableShare, Footprint> flows() {
            Map<TableShare, Footprint> live = new HashMap<>();
            books.forEach(one -> one.cohorts.forEach((key, net) -> live.merge(key, net, Footprint::plus)));
            live.values().removeIf(Footprint::isNone);
            return live;
        }

        Map<TableShare, Footprint> sums() {
            Map<TableShare, Footprint> sums = new HashMap<>();
            for (MapBooks one : books) {
                one.balances.forEach(
                        (key, balance) -> sums.merge(key, balance.current().plus(balance.older()), Footprint::plus));
                one.kin.sums.forEach((key, booked) -> sums.merge(key, booked.total(), Footprint::plus));
            }
            sums.values().removeIf(Footprint::isNone);
            return sums;
        }
    }
}
