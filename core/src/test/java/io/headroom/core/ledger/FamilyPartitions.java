package io.headroom.core.ledger;

import io.headroom.core.change.ChangeKey;
import io.headroom.core.change.Mark;
import io.headroom.core.footprint.Footprint;
import io.headroom.core.growth.Flows;
import io.headroom.core.ledger.MapBooks.TableFlow;
import io.headroom.core.ledger.MapBooks.TableShare;
import io.headroom.core.ledger.SimulatedDatabase.Sent;
import io.headroom.core.ownership.Handed;
import io.headroom.core.ownership.OwnedDelta;
import io.headroom.core.ownership.Settlement;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;

/**
 * Partitions that each read at their own speed. What they hand to each other keeps its order only between the same two.
 */
final class FamilyPartitions {
    private final List<MapBooks> books = new ArrayList<>();
    private final List<Bookkeeper> keepers = new ArrayList<>();
    private final List<Settlement> settlements = new ArrayList<>();
    private final List<Queue<Sent>> logs = new ArrayList<>();
    private final List<List<Queue<Handed>>> channels = new ArrayList<>();
    private final Random random;
    private int waiting;

    FamilyPartitions(int count, Random random) {
        this.random = random;
        for (int p = 0; p < count; p++) {
            MapBooks one = new MapBooks();
            one.kin.here = p;
            books.add(one);
            keepers.add(one.keeper());
            settlements.add(new Settlement(one.kin, count));
            logs.add(new ArrayDeque<>());
            List<Queue<Handed>> from = new ArrayList<>();
            for (int q = 0; q < count; q++) {
                from.add(new ArrayDeque<>());
            }
            channels.add(from);
        }
    }

    void deliver(List<Sent> delivered, Set<Sent> halfSent) {
        for (Sent sent : delivered) {
            if (halfSent.contains(sent)) {
                logs.stream().filter(log -> random.nextBoolean()).forEach(log -> log.add(sent));
            } else if (sent.record() instanceof Mark) {
                logs.forEach(log -> log.add(sent));
            } else {
                logs.get(ChangeKey.partition(sent.rowOrFail(), logs.size())).add(sent);
            }
        }
        waiting = logs.stream().mapToInt(Queue::size).sum();
    }

    /** Lets a random partition take a few records of a random input, until nothing is left. */
    FamilyPartitions run() {
        do {
            while (waiting > 0) {
                int to = random.nextInt(logs.size());
                for (int i = random.nextInt(6); i >= 0; i--) {
                    step(to);
                }
            }
            for (int p = 0; p < logs.size(); p++) {
                settle(p, Integer.MAX_VALUE);
            }
        } while (waiting > 0);
        return this;
    }

    private void step(int to) {
        int from = random.nextInt(logs.size() + 2);
        if (from < logs.size()) {
            hear(from, to);
        } else if (from == logs.size()) {
            settle(to, 1 + random.nextInt(3));
        } else {
            read(to);
        }
    }

    private void read(int partition) {
        Sent sent = logs.get(partition).poll();
        if (sent != null) {
            waiting--;
            keepers.get(partition).apply(sent::rowOrFail, sent.record());
            post(partition);
        }
    }

    private void hear(int from, int to) {
        Handed handed = channels.get(from).get(to).poll();
        if (handed != null) {
            waiting--;
            settlements.get(to).take(handed);
        }
    }

    private void settle(int partition, int most) {
        settlements.get(partition).settle(most);
        post(partition);
    }

    private void post(int from) {
        Queue<Handed> sent = books.get(from).kin.sent;
        for (Handed next = sent.poll(); next != null; next = sent.poll()) {
            if (next instanceof OwnedDelta delta) {
                channels.get(from)
                        .get(ChangeKey.partition(delta.parent(), books.size()))
                        .add(delta);
                waiting++;
            } else {
                for (Queue<Handed> channel : channels.get(from)) {
                    channel.add(next);
                    waiting++;
                }
            }
        }
    }

    Map<TableShare, Footprint> footprints() {
        Map<TableShare, Footprint> live = new HashMap<>();
        books.forEach(one -> one.cohorts.forEach((key, net) -> live.merge(key, net, Footprint::plus)));
        live.values().removeIf(Footprint::isNone);
        return live;
    }

    Map<TableFlow, Flows> flows() {
        Map<TableFlow, Flows> flows = new HashMap<>();
        books.forEach(one -> one.byBucket.forEach((key, booked) -> flows.merge(key, booked, Flows::plus)));
        flows.values().removeIf(Flows::isNone);
        return flows;
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

    /** Differences that nobody has booked. */
    int left() {
        return books.stream().mapToInt(one -> one.kin.held.size()).sum();
    }
}
