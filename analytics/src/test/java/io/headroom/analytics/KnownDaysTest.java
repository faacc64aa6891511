package io.headroom.analytics;

import static io.headroom.analytics.TopologyFixture.AT;
import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.core.annotation.Annotation;
import io.headroom.core.annotation.Draft;
import io.headroom.core.change.Mark;
import io.headroom.core.forecast.RefusalCode;
import io.headroom.core.projection.ProjectionFact;
import io.headroom.core.projection.SeriesKey;
import io.headroom.core.topic.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KnownDaysTest {
    private static final int DAYS = 110;
    private static final int QUIET = 8;
    private static final String BOOKINGS = "shop/database/ROWS";

    @TempDir
    Path state;

    private TopologyFixture topology;
    private TestInputTopic<String, Annotation> annotations;
    private TestOutputTopic<SeriesKey, ProjectionFact> projections;

    @BeforeEach
    void start() {
        topology = new TopologyFixture(state);
        annotations = topology.driver.createInputTopic(
                Topics.ANNOTATIONS.name(),
                Topics.ANNOTATIONS.keys().serializer(),
                Topics.ANNOTATIONS.values().serializer());
        projections = topology.driver.createOutputTopic(
                Topics.PROJECTIONS.name(),
                Topics.PROJECTIONS.keys().deserializer(),
                Topics.PROJECTIONS.values().deserializer());
        topology.open(1);
    }

    @AfterEach
    void stop() {
        topology.close();
    }

    @Test
    void learnsAnew_whenAHolidayIsMadeKnownAfterwards_andWhenThatIsTakenBack() {
        quietSinceAWeek();
        assertThat(refusal(projected().get(BOOKINGS))).isEqualTo(RefusalCode.LEVEL_SHIFT);

        annotations.pipeInput("shop/quiet", holiday("shop"));
        Map<String, ProjectionFact> known = projected();
        assertThat(known).hasSize(8);
        assertThat(refusal(known.get(BOOKINGS))).isNull();

        annotations.pipeInput("shop/quiet", null);
        assertThat(refusal(projected().get(BOOKINGS))).isEqualTo(RefusalCode.LEVEL_SHIFT);
    }

    @Test
    void saysNothingNew_whenAnotherDatabasesHolidayIsMadeKnown() {
        quietSinceAWeek();
        projected();

        annotations.pipeInput("studio/quiet", holiday("studio"));

        assertThat(projected()).isEmpty();
    }

    private void quietSinceAWeek() {
        for (int day = QUIET + 1; day <= DAYS; day++) {
            for (int row = 0; row < 4; row++) {
                topology.row(
                        4 * day + row,
                        topology.seed(1, "42", 80, AT.minus(Duration.ofDays(day).plusHours(row))));
            }
        }
        topology.send(new Mark.Watermark("shop", topology.next(), AT));
        topology.flush();
    }

    private Map<String, ProjectionFact> projected() {
        topology.driver.advanceWallClockTime(Duration.ofSeconds(1));
        Map<String, ProjectionFact> last = new HashMap<>();
        projections.readKeyValuesToList().forEach(pair -> last.put(pair.key.toString(), pair.value));
        return last;
    }

    private static @Nullable RefusalCode refusal(@Nullable ProjectionFact fact) {
        assertThat(fact).isNotNull();
        return fact == null || fact.refusal() == null ? null : fact.refusal().code();
    }

    private static Annotation holiday(String database) {
        return new Draft(null, "HOLIDAY", "quiet days", "2026-11-13", "2026-11-23", 0.0, null, null)
                .annotation("quiet", database, AT);
    }
}
