package io.headroom.core.projection;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.core.forecast.Accuracy;
import io.headroom.core.forecast.Contender;
import io.headroom.core.forecast.Growth;
import io.headroom.core.forecast.GrowthInterval;
import io.headroom.core.forecast.Hindsight;
import io.headroom.core.forecast.Path;
import io.headroom.core.forecast.TrackRecord;
import io.headroom.core.growth.Origin;
import io.headroom.core.topic.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.serialization.Serde;
import org.junit.jupiter.api.Test;

class ProjectionFactTest {
    private static final Instant MIDNIGHT = Instant.parse("2026-11-21T00:00:00Z");
    private static final Serde<ProjectionFact> SERDE = Topics.PROJECTIONS.values();

    @Test
    void travelsWithItsTrackRecord() {
        Growth growth = new Growth(20, 28, Origin.OBSERVED);
        TrackRecord record = new TrackRecord(
                List.of(new Accuracy(1, null, 0.7, 4, 0.8, 364, 364)),
                List.of(new Contender("drift", 1, 1)),
                new Hindsight(90, 40, 80, 90, 105, 100));
        Path path = new Path(
                MIDNIGHT,
                100,
                List.of(new Path.Knot(1, 110, 120, 130)),
                "drift",
                record,
                growth,
                new GrowthInterval(15, 25),
                Optional.of(Duration.ofDays(5)));

        ProjectionFact read = read(new String(
                SERDE.serializer().serialize("any", ProjectionFact.of(path, MIDNIGHT, 100, Optional.of(growth))),
                UTF_8));

        assertThat(read.path()).contains(path);
    }

    @Test
    void isReadAlso_whenItWasWrittenWithoutTrackRecord() {
        ProjectionFact read = read("{\"asOf\":\"2026-11-21T00:00:00Z\",\"level\":100,\"growth\":null,\"outlook\":{"
                + "\"method\":\"drift\",\"knots\":[{\"day\":1,\"p10\":110,\"p50\":120,\"p90\":130}],"
                + "\"accuracy\":{\"mase\":0.7,\"coverage80\":0.8,\"points\":364},"
                + "\"growth\":{\"perDay\":20,\"days\":28,\"origin\":\"OBSERVED\"},\"doublingSeconds\":null},"
                + "\"refusal\":null}");

        assertThat(read.path())
                .hasValueSatisfying(path -> assertThat(path.trackRecord()).isEqualTo(TrackRecord.NONE))
                .hasValueSatisfying(path -> assertThat(path.interval()).isEqualTo(GrowthInterval.UNKNOWN));
    }

    private static ProjectionFact read(String json) {
        return SERDE.deserializer().deserialize("any", json.getBytes(UTF_8));
    }
}
