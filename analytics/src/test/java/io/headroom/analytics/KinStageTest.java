package io.headroom.analytics;

import static io.headroom.analytics.TopologyFixture.AT;
import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.core.change.ChangeCodec;
import io.headroom.core.change.ChangeKey;
import io.headroom.core.change.Mark;
import io.headroom.core.change.Operation;
import io.headroom.core.change.Owner;
import io.headroom.core.change.Position;
import io.headroom.core.change.RowChange;
import io.headroom.core.change.RowKey;
import io.headroom.core.change.TableId;
import io.headroom.core.footprint.Footprint;
import io.headroom.core.footprint.LiveFootprint;
import io.headroom.core.growth.Flows;
import io.headroom.core.growth.GrowthBucket;
import io.headroom.core.scope.TableName;
import io.headroom.core.scope.Tenant;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Users, their projects, the plans of those: a plan finds its tenant over two parents. */
class KinStageTest {
    private static final TableId USER = new TableId(1);
    private static final TableId PROJECT = new TableId(2);
    private static final TableId PLAN = new TableId(3);
    private static final Instant BIRTH = Instant.parse("2026-03-05T00:00:00Z");

    @TempDir
    Path state;

    private TopologyFixture topology;

    @BeforeEach
    void start() {
        topology = new TopologyFixture(state);
        open(USER, "users", null);
        open(PROJECT, "projects", USER);
        open(PLAN, "plans", PROJECT);
    }

    @AfterEach
    void stop() {
        topology.close();
    }

    @Test
    void bookChildrenToTheTenantOfTheirParentsParent() {
        insert(USER, 1, tenant("ann"), 10);
        insert(PROJECT, 1, parent(USER, 1), 20);
        insert(PLAN, 1, parent(PROJECT, 1), 30);

        assertThat(settled())
                .containsEntry("shop/tenant:ann", live(3, 60))
                .containsEntry("shop/table:app.plans/tenant:ann", live(1, 30))
                .containsEntry("shop/database", whole(3, 60))
                .doesNotContainKey("shop/tenant:.unresolved");
    }

    @Test
    void holdChildrenUntilTheirBatchIsOver_forTheirParentMayComeAfterThem() {
        seed(PLAN, 1, parent(PROJECT, 1), 30);
        assertThat(topology.flush()).isEmpty();

        seed(PROJECT, 1, tenant("ann"), 20);

        assertThat(settled())
                .containsEntry("shop/table:app.plans/tenant:ann", live(1, 30))
                .doesNotContainKey("shop/tenant:.unresolved");
        Map<Long, GrowthBucket> growth = new TreeMap<>();
        topology.growth("shop/table:app.plans/tenant:ann").values().forEach(pack -> growth.putAll(pack.buckets()));
        assertThat(growth.values())
                .isNotEmpty()
                .allSatisfy(bucket -> assertThat(flows(bucket)).isEqualTo(Flows.added(1, 30)));
        assertThat(growth.keySet()).allMatch(start -> start <= BIRTH.getEpochSecond());
    }

    @Test
    void keepChildrenUnresolved_whileNobodyKnowsTheirParent() {
        seed(PLAN, 1, parent(PROJECT, 1), 30);
        assertThat(settled()).containsEntry("shop/tenant:.unresolved", live(1, 30));

        insert(PROJECT, 1, tenant("ann"), 20);

        assertThat(settled())
                .containsEntry("shop/tenant:.unresolved", live(0, 0))
                .containsEntry("shop/table:app.plans/tenant:ann", live(1, 30));
    }

    @Test
    void moveEverythingBelowAParent_whenItGoesToAnotherTenant() {
        insert(USER, 1, tenant("ann"), 10);
        insert(USER, 2, tenant("bob"), 10);
        insert(PROJECT, 1, parent(USER, 1), 20);
        insert(PLAN, 1, parent(PROJECT, 1), 30);
        insert(PLAN, 2, parent(PROJECT, 1), 30);
        settled();

        update(PROJECT, 1, parent(USER, 2), 20);

        assertThat(settled())
                .containsEntry("shop/tenant:ann", live(1, 10))
                .containsEntry("shop/tenant:bob", live(4, 90))
                .containsEntry("shop/database", whole(5, 100));
    }

    @Test
    void takeRemovedChildrenFromTheTenantOfTheirRemovedParent() {
        insert(PROJECT, 1, tenant("ann"), 20);
        insert(PLAN, 1, parent(PROJECT, 1), 30);
        settled();

        delete(PROJECT, 1);
        delete(PLAN, 1);

        assertThat(settled()).containsEntry("shop/tenant:ann", live(0, 0)).doesNotContainKey("shop/tenant:.unresolved");
    }

    @Test
    void takeTruncatedChildrenAway_onceEverythingBeforeThatIsIn() {
        insert(PROJECT, 1, tenant("ann"), 20);
        insert(PLAN, 1, parent(PROJECT, 1), 30);
        settled();
        insert(PLAN, 2, parent(PROJECT, 1), 30);

        topology.send(new Mark.Truncated(PLAN, 2, topology.next(), AT));

        assertThat(settled())
                .containsEntry("shop/tenant:ann", live(1, 20))
                .containsEntry("shop/table:app.plans/tenant:ann", live(0, 0));
    }

    @Test
    void vouchForChildrenOnlyAfterTheyHaveBeenBooked() {
        insert(PROJECT, 1, tenant("ann"), 20);
        insert(PLAN, 1, parent(PROJECT, 1), 30);
        topology.send(new Mark.Watermark("shop", topology.next(), AT, 2));

        assertThat(topology.flush()).containsEntry("shop/database", live(2, 50));
        assertThat(settled()).containsEntry("shop/database", whole(2, 50));
    }

    /** What is published until nothing is under way any more. */
    private Map<String, LiveFootprint> settled() {
        topology.send(new Mark.Watermark("shop", topology.next(), AT, 2));
        Map<String, LiveFootprint> last = new HashMap<>();
        for (int tick = 0; tick < 5; tick++) {
            last.putAll(topology.flush());
        }
        return last;
    }

    private void open(TableId table, String name, @Nullable TableId parent) {
        TableName called = new TableName("app", name);
        topology.send(new Mark.Opened(table, "shop", called, 1, new Position(1, 0, 0), AT, parent));
    }

    private void insert(TableId table, int row, Owner owner, long bytes) {
        send(table, row, change(Operation.INSERT, owner, bytes, null));
    }

    private void update(TableId table, int row, Owner owner, long bytes) {
        send(table, row, change(Operation.UPDATE, owner, bytes, null));
    }

    private void seed(TableId table, int row, Owner owner, long bytes) {
        send(table, row, change(Operation.SEED, owner, bytes, BIRTH));
    }

    private void delete(TableId table, int row) {
        send(table, row, RowChange.delete(true, topology.next(), 1, 42, AT));
    }

    private RowChange change(Operation operation, Owner owner, long bytes, @Nullable Instant birth) {
        return new RowChange(operation, true, topology.next(), 1, 42, AT, birth, owner, bytes, List.of());
    }

    private void send(TableId table, int row, RowChange change) {
        topology.sendRaw(ChangeKey.of(new RowKey(table, 1, row), change), ChangeCodec.encode(change));
    }

    private static Owner tenant(String name) {
        return new Owner.OfTenant(Tenant.of(name));
    }

    private static Owner parent(TableId table, int row) {
        return new Owner.OfParent(new RowKey(table, 1, row));
    }

    private static LiveFootprint live(long rows, long bytes) {
        return new LiveFootprint(new Footprint(rows, bytes), null);
    }

    private static LiveFootprint whole(long rows, long bytes) {
        return new LiveFootprint(new Footprint(rows, bytes), AT);
    }

    private static Flows flows(GrowthBucket bucket) {
        return bucket.flows().values().stream().reduce(Flows.NONE, Flows::plus);
    }
}
