package io.headroom.analytics;

import static io.headroom.analytics.TopologyFixture.AT;
import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.core.change.RowChange;
import io.headroom.core.growth.Flows;
import io.headroom.core.growth.Granularity;
import io.headroom.core.growth.GrowthBucket;
import io.headroom.core.growth.GrowthKey;
import io.headroom.core.growth.Origin;
import io.headroom.core.scope.ScopeKey;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GrowthHistoryTest {
    private static final String DATABASE = "shop/database";

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
                        key(DATABASE, Granularity.FIVE_MINUTES, AT), bucket(Origin.OBSERVED, Flows.added(1, 80)),
                        key(DATABASE, Granularity.HOUR, AT), bucket(Origin.OBSERVED, Flows.added(1, 80)),
                        key(DATABASE, Granularity.DAY, AT), bucket(Origin.OBSERVED, Flows.added(1, 80))));
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
                .isEqualTo(Map.of(
                        key(DATABASE, Granularity.DAY, birth), bucket(Origin.RECONSTRUCTED, Flows.added(1, 80))));
    }

    @Test
    void booksASeededRowWithoutBirthBeforeEverything() {
        topology.row(1, topology.seed(1, "42", 80));
        topology.flush();

        assertThat(topology.growth(DATABASE))
                .isEqualTo(Map.of(
                        key(DATABASE, Granularity.MONTH, Instant.parse("1990-01-01T00:00:00Z")),
                        bucket(Origin.RECONSTRUCTED, Flows.added(1, 80))));
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
                .containsEntry(key(DATABASE, Granularity.DAY, AT), bucket(Origin.OBSERVED, Flows.added(1, 80)));
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
                .containsEntry(key(DATABASE, Granularity.DAY, AT), bucket(Origin.OBSERVED, flows));
    }

    private static GrowthKey key(String scope, Granularity granularity, Instant at) {
        return new GrowthKey(ScopeKey.parse(scope), granularity, granularity.start(at.getEpochSecond()));
    }

    private static GrowthBucket bucket(Origin origin, Flows flows) {
        return GrowthBucket.NONE.plus(origin, flows);
    }
}
