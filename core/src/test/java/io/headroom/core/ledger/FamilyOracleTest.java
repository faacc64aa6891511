package io.headroom.core.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.core.growth.Flows;
import io.headroom.core.ledger.MapBooks.TableFlow;
import io.headroom.core.ledger.SimulatedDatabase.Sent;
import io.headroom.core.scope.Tenant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Tenants along three levels of foreign keys. */
class FamilyOracleTest {

    /** Counts that were broken off reach only some partitions; watermarks come when they like. */
    @Property(tries = 400, seed = "-3146839021738461202")
    void equalsAJoin_howeverPartitionsInterleave(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 4) int partitions, @ForAll boolean beside) {
        Random random = new Random(seed);
        SimulatedFamily family = new SimulatedFamily(random, beside, true);
        List<Sent> delivered = LedgerOracleTest.withRestarts(family.run(50), random);
        FamilyPartitions all = new FamilyPartitions(partitions, random);

        all.deliver(delivered, family.halfSent);
        all.run();

        assertThat(all.footprints()).as("footprints, seed %d", seed).isEqualTo(family.rows.live());
        assertThat(all.sums()).as("partial sums, seed %d", seed).isEqualTo(family.rows.live());
    }

    @Property(tries = 40, seed = "7261544319285116036")
    void booksTheSameFlows_inOneFourAndTwentyFourPartitions(@ForAll long seed, @ForAll boolean beside) {
        Random random = new Random(seed);
        SimulatedFamily family = new SimulatedFamily(random, beside, false);
        List<Sent> delivered = LedgerOracleTest.withRestarts(family.run(50), random);

        FamilyPartitions one = ran(delivered, 1, seed);
        FamilyPartitions four = ran(delivered, 4, seed);
        FamilyPartitions many = ran(delivered, 24, seed);

        assertThat(one.footprints()).as("footprints, seed %d", seed).isEqualTo(family.rows.live());
        assertThat(four.flows()).as("flows in 4, seed %d", seed).isEqualTo(one.flows());
        assertThat(many.flows()).as("flows in 24, seed %d", seed).isEqualTo(one.flows());
        // A parent that goes before its seed comes is never known, and its children are nobody's until they go too.
        assertThat(beside ? List.of() : unresolved(many.flows()))
                .as("unresolved, seed %d", seed)
                .isEmpty();
        assertThat(one.left() + four.left() + many.left())
                .as("left over, seed %d", seed)
                .isZero();
    }

    private static FamilyPartitions ran(List<Sent> delivered, int partitions, long seed) {
        FamilyPartitions all = new FamilyPartitions(partitions, new Random(seed + partitions));
        all.deliver(delivered, Set.of());
        return all.run();
    }

    private static List<Flows> unresolved(Map<TableFlow, Flows> flows) {
        return flows.entrySet().stream()
                .filter(entry -> entry.getKey().of().share().tenant().equals(Tenant.UNRESOLVED))
                .map(Map.Entry::getValue)
                .toList();
    }
}
