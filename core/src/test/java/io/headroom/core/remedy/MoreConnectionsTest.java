package io.headroom.core.remedy;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.core.quantity.Bytes;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class MoreConnectionsTest {
    private static final Optional<Bytes> WORK = Optional.of(new Bytes(4_000_000));
    private static final Optional<Bytes> MEMORY = Optional.of(new Bytes(8_000_000_000L));

    @Test
    void offersSoManyThatNobodyWaits_withTheMemoryThatTheyMayTake() {
        Ruling.Offered offered = (Ruling.Offered) of(busy(90), MEMORY, WORK, OptionalInt.of(200));

        // 90 ÷ 0.8 is 113 for applications, 16 more than the 97 there are.
        assertThat(offered.what()).isEqualTo("Allow 116 connections");
        assertThat(offered.why())
                .isEqualTo("raising max_connections from 100 to 116 may take 224 MB more, 14 MB for each;"
                        + " all 116 together 1.62 GB of 8 GB");
        assertThat(offered.how().sql()).isEqualTo("ALTER SYSTEM SET max_connections = 116;");
        assertThat(offered.how().caution()).contains("restarted");
        assertThat(offered.doubt()).isNull();
    }

    @Test
    void withholdsIt_beyondThePlansLimit_andSaysThatTheLimitIsNotKnown() {
        assertThat(reason(of(busy(90), MEMORY, WORK, OptionalInt.of(115))))
                .isEqualTo("raising max_connections from 100 to 116 is beyond the 115 that the plan allows");
        assertThat(((Ruling.Offered) of(busy(90), MEMORY, WORK, OptionalInt.empty())).doubt())
                .isEqualTo("how many connections the plan allows is not known");
    }

    @Test
    void withholdsIt_whereAllTogetherMayTakeMoreThanHalfOfTheMemory() {
        Optional<Bytes> twice = Optional.of(new Bytes(116 * 14_000_000L * 2));

        assertThat(of(busy(90), twice, WORK, OptionalInt.empty())).isInstanceOf(Ruling.Offered.class);
        assertThat(reason(of(busy(90), Optional.of(new Bytes(116 * 14_000_000L * 2 - 2)), WORK, OptionalInt.empty())))
                .endsWith("all 116 together 1.62 GB of 3.25 GB: more than half, and caches need the rest");
    }

    @Test
    void withholdsIt_whereAPoolWouldDo_withTheSameFigures() {
        assertThat(reason(of(busy(20), MEMORY, WORK, OptionalInt.empty())))
                .startsWith("raising max_connections from 100 to 116 may take 224 MB more")
                .endsWith("; a pool of 25 would do, and takes none");
    }

    @Test
    void makesNothingUp_whereMemoryOrWorkMemIsNotKnown() {
        assertThat(reason(of(busy(90), Optional.empty(), WORK, OptionalInt.empty())))
                .isEqualTo("raising max_connections from 100 to 116 takes memory for each,"
                        + " and how much the server has is not known");
        assertThat(reason(of(busy(90), MEMORY, Optional.empty(), OptionalInt.empty())))
                .endsWith("work_mem has not been read");
    }

    @Test
    void saysNothing_whereConnectionsDoNotRunOut() {
        ConnectionLoad calm = new ConnectionLoad(
                97, 60, OptionalDouble.of(60), OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty());

        assertThat(new MoreConnections(calm, 100, MEMORY, WORK, OptionalInt.empty()).ruling())
                .isNull();
    }

    private static ConnectionLoad busy(double working) {
        return new ConnectionLoad(
                97,
                90,
                OptionalDouble.of(working),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty());
    }

    private static Ruling of(ConnectionLoad load, Optional<Bytes> memory, Optional<Bytes> work, OptionalInt limit) {
        return Objects.requireNonNull(new MoreConnections(load, 100, memory, work, limit).ruling());
    }

    private static String reason(Ruling ruling) {
        return ((Ruling.Withheld) ruling).reason();
    }
}
