package io.headroom.core.remedy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class ReadLoadTest {
    private static final OptionalDouble UNKNOWN = OptionalDouble.empty();

    @Test
    void sendsReadsElsewhere_whereTheServerIsBusyWithThem() {
        assertThat(load(0.8, 500, 50, 0.995).rulings())
                .extracting(Ruling::kind)
                .as("ten reads for a write, all from memory")
                .containsExactly(RemedyKind.CACHING, RemedyKind.REPLICAS);
        assertThat(load(0.8, 500, 50, 0.98).rulings()).extracting(Ruling::kind).containsExactly(RemedyKind.REPLICAS);
        Ruling.Offered replica = (Ruling.Offered) load(0.8, 75, 25, 0).rulings().get(0);
        assertThat(replica.why())
                .isEqualTo("The server is 80 % busy at its peak, and 75 % of the statements are reads; that would leave"
                        + " about 50 % here");
    }

    @Test
    void leavesAServerAlone_thatIsNotBusyOrOfWhichNobodySaysSo() {
        assertThat(load(0.69, 500, 50, 1).rulings()).isEmpty();
        assertThat(load(0.7, 500, 50, 1).rulings()).hasSize(2);
        assertThat(new ReadLoad(UNKNOWN, OptionalDouble.of(500), OptionalDouble.of(50), UNKNOWN).rulings())
                .isEmpty();
    }

    @Test
    void addsNoReplicaForWrites_norWhereReadsAreUnknown() {
        assertThat(load(0.9, 74, 26, 1).rulings())
                .singleElement()
                .isInstanceOfSatisfying(
                        Ruling.Withheld.class, no -> assertThat(no.reason()).contains("only 74 %", "every write too"));
        assertThat(new ReadLoad(OptionalDouble.of(0.9), UNKNOWN, OptionalDouble.of(50), UNKNOWN).rulings())
                .singleElement()
                .isInstanceOfSatisfying(
                        Ruling.Withheld.class, no -> assertThat(no.fix()).contains("READ_RATE"));
    }

    private static ReadLoad load(double busy, double reads, double writes, double hits) {
        return new ReadLoad(
                OptionalDouble.of(busy), OptionalDouble.of(reads), OptionalDouble.of(writes), OptionalDouble.of(hits));
    }
}
