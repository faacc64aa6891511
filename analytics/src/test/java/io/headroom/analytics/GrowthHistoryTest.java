package io.headroom.analytics;

import static io.headroom.analytics.TopologyFixture.AT;
import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.core.change.Mark;
import io.headroom.core.change.RowChange;
import io.headroom.core.growth.Flows;
import io.headroom.core.growth.Granularity;
import io.headroom.core.growth.GrowthBucket;
import io.headroom.core.growth.GrowthKey;
import io.headroom.core.growth.GrowthPack;
import io.headroom.core.growth.Origin;
import io.headroom.core.scope.ScopeKey;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GrowthHistoryTest {
    private static final String DATABASE = "shop/database";
    private static final Flows ONE = Flows.added(1, 80);

    @TempDir
    Path state;

    private TopologyFixture topology;

    @BeforeEach
    void start() {
        topology = new TopologyFixture(state);
        topology.open(1);
    }

    @AfterEach
    void stop() {
        topology.close();
    }

    @Test
    void booksAnObservedRowInEveryWidth() {
        topology.row(1, topology.insert("42", 80));
        topology.flush();

        assertThat(topology.growth(DATABASE))
                .isEqualTo(Map.of(
                        key(Granularity.FIVE_MINUTES, AT), pack(Granularity.FIVE_MINUTES, AT, Origin.OBSERVED, ONE),
                        key(Granularity.HOUR, AT), pack(Granularity.HOUR, AT, Origin.OBSERVED, ONE),
                        key(Granularity.DAY, AT), pack(Granularity.DAY, AT, Origin.OBSERVED, ONE)));
    }

    @Test
    void keepsNoFiveMinutesForTenants() {
        topology.row(1, topology.insert("42", 80));
        topology.flush();

        assertThat(topology.growth("shop/tenant:42").keySet())
                .extracting(GrowthKey::granularity)
                .containsExactlyInAnyOrder(Granularity.HOUR, Granularity.DAY);
    }

    @Test
    void booksASeededRowAtItsBirth() {
        Instant birth = AT.minus(Duration.ofDays(400));
        topology.row(1, topology.seed(1, "42", 80, birth));
        topology.flush();

        assertThat(topology.growth(DATABASE))
                .isEqualTo(
                        Map.of(key(Granularity.DAY, birth), pack(Granularity.DAY, birth, Origin.RECONSTRUCTED, ONE)));
    }

    @Test
    void booksASeededRowWithoutBirthBeforeEverything() {
        Instant before = Instant.parse("1990-01-01T00:00:00Z");
        topology.row(1, topology.seed(1, "42", 80));
        topology.flush();

        assertThat(topology.growth(DATABASE))
                .isEqualTo(Map.of(
                        key(Granularity.MONTH, before), pack(Granularity.MONTH, before, Origin.RECONSTRUCTED, ONE)));
    }

    @Test
    void tellsOfADayTogetherWithTheOthersOfItsMonth() {
        Instant first = Instant.parse("2026-10-03T10:00:00Z");
        Instant second = Instant.parse("2026-10-30T10:00:00Z");
        topology.row(1, topology.seed(1, "42", 80, first));
        topology.flush();
        topology.growth(DATABASE);

        topology.row(2, topology.seed(1, "42", 80, second));
        topology.flush();

        NavigableMap<Long, GrowthBucket> days = new TreeMap<>(
                pack(Granularity.DAY, first, Origin.RECONSTRUCTED, ONE).buckets());
        days.putAll(pack(Granularity.DAY, second, Origin.RECONSTRUCTED, ONE).buckets());
        assertThat(topology.growth(DATABASE)).containsEntry(key(Granularity.DAY, first), new GrowthPack(days));
    }

    @Test
    void movesDaysThatAreNotKeptAnyLongerIntoTheirMonth() {
        Instant old = AT.minus(Duration.ofDays(750));
        topology.row(1, topology.seed(1, "42", 80, old));
        topology.send(new Mark.Watermark("shop", topology.next(), AT));
        topology.flush();
        topology.growth(DATABASE);

        topology.send(new Mark.Watermark("shop", topology.next(), AT.plus(Duration.ofDays(20))));
        topology.flush();

        assertThat(topology.growth(DATABASE))
                .containsEntry(key(Granularity.DAY, old), null)
                .containsEntry(key(Granularity.MONTH, old), pack(Granularity.MONTH, old, Origin.RECONSTRUCTED, ONE));
    }

    @Test
    void keepsNoBucketForWhatCancelsOut_whetherItWasFlushedBetweenOrNot() {
        topology.row(1, topology.insert("42", 80));
        topology.flush();
        topology.growth(DATABASE);

        topology.row(1, topology.update("42", 90));
        topology.flush();
        topology.row(1, topology.update("42", 80));
        topology.flush();

        assertThat(topology.growth(DATABASE))
                .containsEntry(key(Granularity.DAY, AT), pack(Granularity.DAY, AT, Origin.OBSERVED, ONE));
    }

    @Test
    void countsARedeliveredRowOnceInTheGrossFlowsToo() {
        RowChange inserted = topology.row(1, topology.insert("42", 80));
        RowChange deleted = topology.row(1, topology.delete());
        topology.row(1, inserted);
        topology.row(1, deleted);
        topology.flush();

        Flows flows = Flows.added(1, 80).plus(Flows.removed(1, 80));
        assertThat(topology.growth(DATABASE))
                .containsEntry(key(Granularity.DAY, AT), pack(Granularity.DAY, AT, Origin.OBSERVED, flows));
    }

    private static GrowthKey key(Granularity granularity, Instant at) {
        return GrowthKey.of(ScopeKey.parse(DATABASE), granularity, at.getEpochSecond());
    }

    private static GrowthPack pack(Granularity granularity, Instant at, Origin origin, Flows flows) {
        return new GrowthPack(
                new TreeMap<>(Map.of(granularity.start(at.getEpochSecond()), GrowthBucket.NONE.plus(origin, flows))));
    }
}
