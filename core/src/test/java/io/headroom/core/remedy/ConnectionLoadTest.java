package io.headroom.core.remedy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class ConnectionLoadTest {
    private static final OptionalDouble UNKNOWN = OptionalDouble.empty();

    @Test
    void saysWhichPoolWouldDo_beforeConnectionsRunOut() {
        Ruling.Offered pool = (Ruling.Offered) load(68, 24).ruling(false);

        assertThat(pool.what()).isEqualTo("Pool connections: a pool of 30 would do");
        assertThat(pool.why())
                .isEqualTo("At the busiest moment 68 of 97 usable connections were taken and 24 of them worked; 400"
                        + " transactions a second hold one for 20 ms each in the mean");
        assertThat(pool.how().caution()).contains("LISTEN", "max_connections");
        assertThat(((Ruling.Offered) load(68, 24).ruling(true)).what()).isEqualTo("Make the pool smaller: 30 would do");
    }

    @Test
    void saysNothing_belowSevenTenths() {
        assertThat(load(67, 5).ruling(false)).isNull();
        assertThat(load(68, 5).ruling(false)).isInstanceOf(Ruling.Offered.class);
    }

    @Test
    void offersNoPool_whereConnectionsWork_orNobodyKnowsWhatTheyDo() {
        assertThat(((Ruling.Withheld) load(80, 60).ruling(false)).reason())
                .isEqualTo("At the busiest moment 80 of 97 usable connections were taken, and 60 worked: a pool would"
                        + " only make their clients wait");
        ConnectionLoad hidden = new ConnectionLoad(97, 90, UNKNOWN, UNKNOWN, OptionalDouble.of(400), UNKNOWN);
        assertThat(((Ruling.Withheld) hidden.ruling(false)).fix()).contains("pg_monitor");
        assertThat(hidden.pool()).isEmpty();
        assertThat(hidden.idleShare()).isEmpty();
        assertThat(hidden.secondsHeld()).isEmpty();
    }

    @Test
    void sizesAPoolSoThatItIsFourFifthsFull_andNoSmallerThanTen() {
        assertThat(load(50, 40).pool()).hasValue(50);
        assertThat(load(50, 40.1).pool()).hasValue(51);
        assertThat(load(50, 1).pool()).hasValue(10);
    }

    @Test
    void namesASafeAndABreakingPoint() {
        ConnectionLoad load = load(50, 20);

        assertThat(load.safe()).isEqualTo(77);
        assertThat(load.poolsOfTen()).isEqualTo(9);
        assertThat(load.idleShare()).hasValue(0.6);
        assertThat(load.secondsHeld()).as("L = λW").hasValue(0.02);
        assertThat(load.transactionsOn(97)).hasValue(4850);
        assertThat(load.usersOn(load.safe())).as("in proportion to 300 on 50").hasValue(462);
        assertThat(load.usersOn(load.usable())).hasValue(582);
    }

    @Test
    void knowsNoLimitOfUsers_thatNobodyReports() {
        ConnectionLoad load =
                new ConnectionLoad(97, 50, OptionalDouble.of(20), OptionalDouble.of(8), OptionalDouble.of(0), UNKNOWN);

        assertThat(load.usersOn(97)).isEmpty();
        assertThat(load.secondsHeld()).as("no transactions, no time").isEmpty();
        assertThat(load.transactionsOn(97)).isEmpty();
    }

    /** 400 transactions a second take 8 connections in the mean; 300 users at the most. */
    private static ConnectionLoad load(double peak, double busy) {
        return new ConnectionLoad(
                97,
                peak,
                OptionalDouble.of(busy),
                OptionalDouble.of(8),
                OptionalDouble.of(400),
                OptionalDouble.of(300));
    }
}
