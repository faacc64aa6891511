package io.headroom.core.decision;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.core.capacity.Capacity;
import io.headroom.core.capacity.MeasuredLimit;
import io.headroom.core.capacity.MeasuredRunway;
import io.headroom.core.capacity.PriceBook;
import io.headroom.core.capacity.RunwayFact;
import io.headroom.core.config.PolicyFile;
import io.headroom.core.growth.Granularity;
import io.headroom.core.projection.Buckets;
import io.headroom.core.projection.UsageProjection;
import io.headroom.core.projection.UsageSeries;
import io.headroom.core.trigger.Phase;
import io.headroom.core.trigger.TriggerFact;
import io.headroom.core.usage.InstanceSample;
import io.headroom.core.usage.StorageUse;
import io.headroom.core.usage.Subject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

/** An instance with a lead time of 14 days, under rules about the time that is left of what is measured. */
class JudgeMeasureTest {
    private static final Instant NOW = Buckets.END.plus(Duration.ofHours(9));
    private static final Duration FORTNIGHT = Duration.ofDays(14);
    private static final String SEQUENCE = "sequence:shop/public.order_id_seq";

    /** Full 28 days from now, give or take. */
    private static final IntToDoubleFunction RISING = day -> 0.25 + 0.004 * day + 0.01 * Buckets.noise(day);

    @Test
    void fires_whileThereIsStillTimeToOrderConnections() {
        Judge judge = judge(Optional.of(FORTNIGHT));

        foresee(judge, MeasuredLimit.CONNECTIONS, "instance:main", 160, RISING);

        // 28 days until they run out, 14 to have more: about 14 are left, fewer until the early date.
        assertThat(read(judge, NOW)).containsExactly("main/connections-soon FIRING");
        assertThat(read(judge, NOW.plusSeconds(15))).isEmpty();
    }

    @Test
    void countsTheDaysDown_betweenTwoProjections() {
        IntToDoubleFunction slower = day -> 0.25 + 0.0035 * day;
        Instant twoDaysOn = Buckets.END.plus(Duration.ofDays(2));
        Duration leadTime = Duration.between(twoDaysOn, early(slower)).minus(Duration.ofDays(21));
        Judge judge = judge(Optional.of(leadTime));
        foresee(judge, MeasuredLimit.CONNECTIONS, "instance:main", 160, slower);

        assertThat(read(judge, NOW)).isEmpty();
        assertThat(read(judge, twoDaysOn)).as("just 21 days are left").isEmpty();
        assertThat(read(judge, twoDaysOn.plusSeconds(1))).containsExactly("main/connections-soon FIRING");
    }

    private static Instant early(IntToDoubleFunction value) {
        MeasuredLimit limit = MeasuredLimit.CONNECTIONS;
        UsageProjection said = Buckets.projected("instance:main", limit.measure(), Granularity.DAY, 160, value);
        MeasuredRunway runway = MeasuredRunway.of(limit, Subject.instance("main"), said, Optional.empty());
        LocalDate day = RunwayFact.Reached.of(
                        Objects.requireNonNull(runway.crossing()).p10())
                .day();
        return Objects.requireNonNull(day).atStartOfDay().toInstant(ZoneOffset.UTC);
    }

    @Test
    void resolves_onceMoreConnectionsHaveMovedTheShare() {
        Judge judge = judge(Optional.of(FORTNIGHT));
        foresee(judge, MeasuredLimit.CONNECTIONS, "instance:main", 160, RISING);
        assertThat(read(judge, NOW)).hasSize(1);

        foresee(judge, MeasuredLimit.CONNECTIONS, "instance:main", 160, day -> 0.2 + 0.01 * Buckets.noise(day));

        assertThat(read(judge, NOW.plusSeconds(15))).containsExactly("main/connections-soon RESOLVED");
    }

    @Test
    void neitherFiresNorResolves_whileNothingCanBeSaid() {
        Judge judge = judge(Optional.of(FORTNIGHT));
        assertThat(read(judge, NOW)).isEmpty();
        foresee(judge, MeasuredLimit.CONNECTIONS, "instance:main", 160, RISING);
        assertThat(read(judge, NOW.plusSeconds(15))).hasSize(1);

        foresee(judge, MeasuredLimit.CONNECTIONS, "instance:main", 5, day -> 0.2);

        assertThat(read(judge, NOW.plusSeconds(30)))
                .as("five days of history are refused: no news is not good news")
                .isEmpty();
    }

    @Test
    void saysNothing_whereNobodyKnowsHowLongOrderingTakes_orWhatIsReadNoMore() {
        Judge undeclared = judge(Optional.empty());
        foresee(undeclared, MeasuredLimit.CONNECTIONS, "instance:main", 160, RISING);
        assertThat(read(undeclared, NOW)).isEmpty();

        Judge stale = judge(Optional.of(FORTNIGHT));
        foresee(stale, MeasuredLimit.CONNECTIONS, "instance:main", 160, RISING);
        assertThat(read(stale, Buckets.END.plus(Duration.ofDays(3)).plusSeconds(1)))
                .isEmpty();
    }

    @Test
    void firesForASequence_asSoonAsItIsProjected_withoutALeadTime() {
        Judge judge = judge(Optional.empty());

        // .678 yesterday and .002 a day: 161 days are left.
        assertThat(foresee(judge, MeasuredLimit.SEQUENCES, SEQUENCE, 90, day -> 0.5 + 0.002 * day))
                .containsExactly("main/sequence-soon/shop/public.order_id_seq FIRING");
        Instant tomorrow = NOW.plus(Duration.ofDays(1));
        assertThat(foresee(judge, MeasuredLimit.SEQUENCES, SEQUENCE, 90, day -> 0.1 + 0.001 * day, tomorrow))
                .containsExactly("main/sequence-soon/shop/public.order_id_seq RESOLVED");
    }

    @Test
    void takesNoHours_andNoInstanceThatItDoesNotKnow() {
        UsageProjection said =
                Buckets.projected("instance:main", MeasuredLimit.CPU.measure(), Granularity.DAY, 5, day -> 0.5);
        Subject main = Subject.instance("main");
        Subject elsewhere = Subject.parse("sequence:other/public.order_id_seq");

        assertThat(Inputs.foreseen(new UsageSeries(main, MeasuredLimit.CPU.measure(), Granularity.HOUR), said, ESTATE))
                .isEmpty();
        assertThat(Inputs.foreseen(
                        new UsageSeries(elsewhere, MeasuredLimit.SEQUENCES.measure(), Granularity.DAY), said, ESTATE))
                .isEmpty();
        assertThat(Inputs.foreseen(new UsageSeries(main, MeasuredLimit.CPU.measure(), Granularity.DAY), said, ESTATE))
                .map(Inputs.About::instance)
                .contains("main");
    }

    @Test
    void callsAnInstanceUnderProvisioned_byItsConnections() {
        Judge judge = judge(Optional.of(FORTNIGHT));
        assertThat(verdict(judge, NOW)).startsWith("UNDECIDED");

        foresee(judge, MeasuredLimit.CONNECTIONS, "instance:main", 160, RISING);

        assertThat(verdict(judge, NOW.plusSeconds(15)))
                .isEqualTo(
                        "UNDER_PROVISIONED connections reach 80 % most likely on 23 November 2026, before there is more");
        assertThat(verdict(judge, NOW.plus(Duration.ofDays(4))))
                .as("what nobody reads any more")
                .startsWith("UNDECIDED");
    }

    private static String verdict(Judge judge, Instant at) {
        return judge.take("main", new InstanceInput.Read(sample(at)), at).stream()
                .filter(decision -> decision instanceof Decision.Recommended)
                .map(decision -> ((Decision.Recommended) decision).recommendation())
                .map(said -> said.verdict() + " " + said.reason())
                .findFirst()
                .orElseThrow();
    }

    private static final Estate ESTATE = estate(Optional.empty());

    private static List<String> foresee(
            Judge judge, MeasuredLimit limit, String subject, int days, IntToDoubleFunction value) {
        return foresee(judge, limit, subject, days, value, NOW);
    }

    private static List<String> foresee(
            Judge judge, MeasuredLimit limit, String subject, int days, IntToDoubleFunction value, Instant at) {
        UsageSeries series = new UsageSeries(Subject.parse(subject), limit.measure(), Granularity.DAY);
        UsageProjection said = Buckets.projected(subject, limit.measure(), Granularity.DAY, days, value);
        Inputs.About about = Inputs.foreseen(series, said, ESTATE).orElseThrow();
        return said(judge.take(about.instance(), about.input(), at));
    }

    private static List<String> read(Judge judge, Instant at) {
        return said(judge.take("main", new InstanceInput.Read(sample(at)), at));
    }

    private static InstanceSample sample(Instant at) {
        return new InstanceSample(
                "main", at, StorageUse.of(2_000L, 0L, 0L), Map.of("shop", 2_000L), 100, 3, Map.of(), List.of());
    }

    private static List<String> said(List<Decision> decisions) {
        return decisions.stream()
                .filter(decision -> decision instanceof Decision.Triggered)
                .map(decision -> ((Decision.Triggered) decision).trigger())
                .filter(trigger -> trigger.state() != Phase.PENDING)
                .map(JudgeMeasureTest::line)
                .toList();
    }

    private static String line(TriggerFact trigger) {
        return trigger.key() + " " + trigger.state();
    }

    private static Judge judge(Optional<Duration> leadTime) {
        return new Judge(estate(leadTime), Books.empty());
    }

    private static Estate estate(Optional<Duration> leadTime) {
        Capacity capacity = new Capacity(
                "main",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                leadTime,
                Optional.empty());
        String rules = "inherit: false\n"
                + "rules:\n"
                + "  connections-soon: { measure: CONNECTIONS_RUNWAY, severity: WARNING, below: P21D, recover: P28D }\n"
                + "  sequence-soon: { measure: SEQUENCE_RUNWAY, severity: WARNING, below: P170D, recover: P200D }\n";
        return new Estate(
                Map.of("main", capacity),
                Map.of("shop", "main"),
                PriceBook.EMPTY,
                PolicyFile.read(rules, "the test").rules(),
                List.of());
    }
}
