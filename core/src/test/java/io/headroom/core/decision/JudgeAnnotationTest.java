package io.headroom.core.decision;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.core.annotation.Amount;
import io.headroom.core.annotation.Annotation;
import io.headroom.core.annotation.Draft;
import io.headroom.core.capacity.Capacity;
import io.headroom.core.capacity.PriceBook;
import io.headroom.core.capacity.RecommendationFact;
import io.headroom.core.capacity.RunwayFact;
import io.headroom.core.config.PolicyFile;
import io.headroom.core.forecast.Growth;
import io.headroom.core.forecast.GrowthInterval;
import io.headroom.core.forecast.Path;
import io.headroom.core.forecast.TrackRecord;
import io.headroom.core.growth.Origin;
import io.headroom.core.projection.ProjectionFact;
import io.headroom.core.quantity.Bytes;
import io.headroom.core.trigger.Phase;
import io.headroom.core.usage.InstanceSample;
import io.headroom.core.usage.StorageUse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A database of 1,000 bytes of rows and 2,000 on disk that grows by 10 a day, on an instance of 20,000. */
class JudgeAnnotationTest {
    private static final Instant MIDNIGHT = Instant.parse("2026-11-27T00:00:00Z");
    private static final Instant NOW = MIDNIGHT.plus(Duration.ofHours(9));
    private static final Annotation MOVE = new Draft(
                    "tenant:42", "IMPORT", "Leeds moves in", "2027-01-15", null, null, new Amount(9_000L, null), null)
            .annotation("leeds", "shop", NOW);

    @Test
    void reachesTheCeilingOnTheDayOfATenantsImport_atItsSizeOnDisk() {
        Judge judge = judge(List.of());
        assertThat(ceiling(judge, NOW)).isEqualTo(RunwayFact.Outcome.NOT_WITHIN_HORIZON);

        annotate(judge, MOVE);

        assertThat(day(judge, NOW)).isEqualTo(LocalDate.parse("2027-01-15"));
        assertThat(runway(judge, NOW).actBy()).as("14 days before").isEqualTo(LocalDate.parse("2027-01-01"));
    }

    @Test
    void forgetsItsDate_whenTheAnnotationIsTakenBack() {
        Judge judge = judge(List.of());
        annotate(judge, MOVE);

        judge.take("main", new InstanceInput.Annotated(MOVE.key(), null), NOW);

        assertThat(ceiling(judge, NOW)).isEqualTo(RunwayFact.Outcome.NOT_WITHIN_HORIZON);
    }

    @Test
    void firesTheRunwayRuleInTime_becauseOfWhatTheConfigurationKnows() {
        assertThat(fired(List.of(MOVE), Instant.parse("2026-12-01T00:00:00Z"))).isEmpty();
        assertThat(fired(List.of(MOVE), Instant.parse("2026-12-20T00:00:00Z")))
                .containsExactly("storage-runway-warning");
        assertThat(fired(List.of(), Instant.parse("2026-12-20T00:00:00Z"))).isEmpty();
    }

    @Test
    void knowsOnlyWhatHadBeenSaidByThen() {
        Judge judge = judge(List.of(MOVE));

        assertThat(ceiling(judge, NOW.minusSeconds(1))).isEqualTo(RunwayFact.Outcome.NOT_WITHIN_HORIZON);
        assertThat(ceiling(judge, NOW)).isEqualTo(RunwayFact.Outcome.ON);
    }

    private static List<String> fired(List<Annotation> configured, Instant from) {
        Judge judge = judge(configured);
        List<String> fired = new ArrayList<>();
        for (int minute = 0; minute < 20; minute++) {
            Instant at = from.plus(Duration.ofMinutes(minute));
            judge.take("main", read(at), at).forEach(decision -> {
                if (decision instanceof Decision.Triggered triggered
                        && triggered.trigger().state() == Phase.FIRING) {
                    fired.add(triggered.trigger().rule());
                }
            });
        }
        return fired;
    }

    private static void annotate(Judge judge, Annotation annotation) {
        InstanceInput input = Inputs.annotated(annotation.key(), annotation, estate(List.of()))
                .orElseThrow()
                .input();
        assertThat(judge.take("main", input, NOW)).isEmpty();
    }

    private static Judge judge(List<Annotation> configured) {
        Judge judge = new Judge(estate(configured), Books.empty());
        judge.take("main", new InstanceInput.Expected("shop", growing()), NOW);
        return judge;
    }

    private static Estate estate(List<Annotation> configured) {
        Capacity capacity = new Capacity(
                "main",
                Optional.of(new Bytes(20_000)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(Duration.ofDays(14)),
                Optional.empty());
        return new Estate(
                Map.of("main", capacity),
                Map.of("shop", "main"),
                PriceBook.EMPTY,
                PolicyFile.standard().rules(),
                configured);
    }

    private static RunwayFact.Outcome ceiling(Judge judge, Instant at) {
        return runway(judge, at).p50().outcome();
    }

    private static @Nullable LocalDate day(Judge judge, Instant at) {
        return runway(judge, at).p50().day();
    }

    private static RunwayFact runway(Judge judge, Instant at) {
        RecommendationFact said = judge.take("main", read(at), at).stream()
                .filter(decision -> decision instanceof Decision.Recommended)
                .map(decision -> ((Decision.Recommended) decision).recommendation())
                .findFirst()
                .orElseThrow();
        return said.runways().stream()
                .filter(runway -> runway.limit().equals("95%"))
                .findFirst()
                .orElseThrow();
    }

    private static InstanceInput read(Instant at) {
        return new InstanceInput.Read(new InstanceSample(
                "main", at, StorageUse.of(2_000L, 0L, 0L), Map.of("shop", 2_000L), 100, 3, Map.of(), List.of()));
    }

    private static ProjectionFact growing() {
        List<Path.Knot> knots =
                List.of(new Path.Knot(28, 1_250, 1_280, 1_310), new Path.Knot(365, 4_500, 4_650, 4_800));
        Growth growth = new Growth(10, 28, Origin.OBSERVED);
        Path path = new Path(
                MIDNIGHT,
                1_000,
                knots,
                "last-week",
                TrackRecord.NONE,
                growth,
                new GrowthInterval(8, 12),
                Optional.empty());
        return ProjectionFact.of(path, MIDNIGHT, 1_000, Optional.of(growth));
    }
}
