package io.headroom.core.capacity;

import static io.headroom.core.capacity.Storage.AS_OF;
import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.core.forecast.Path;
import io.headroom.core.forecast.Projection;
import io.headroom.core.forecast.RefusalCode;
import io.headroom.core.usage.InstanceSample;
import io.headroom.core.usage.StorageUse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StorageOutlookTest {
    private static final InstanceSample SAMPLE = sample(StorageUse.of(900L, 100L, 0L));

    @Test
    void growsFromWhatIsUsed_byTheRoomThatRowsTakeOnDisk() {
        DatabaseOutlook shop = new DatabaseOutlook("shop", 800, Storage.path(400, 4));

        StorageOutlook outlook = StorageOutlook.of(SAMPLE, List.of(shop));

        Path path = (Path) outlook.projection();
        assertThat(outlook.usedBytes()).hasValue(1000);
        assertThat(path.level()).isEqualTo(1000);
        assertThat(path.at(100)).isEqualTo(new Path.Knot(100, 1400, 1800, 2200));
        assertThat(path.growth().perDay()).isEqualTo(8);
    }

    @Test
    void addsUpItsDatabases_whereOneWithoutGrowthAddsNone() {
        DatabaseOutlook shop = new DatabaseOutlook("shop", 400, Storage.path(400, 4));
        DatabaseOutlook blog = new DatabaseOutlook("blog", 100, Storage.path(100, 1));
        DatabaseOutlook wiki = new DatabaseOutlook("wiki", 100, refusal(RefusalCode.NO_GROWTH));

        Path path = (Path) StorageOutlook.of(SAMPLE, List.of(shop, blog, wiki)).projection();

        assertThat(path.at(100)).isEqualTo(new Path.Knot(100, 1250, 1500, 1750));
    }

    @Test
    void refuses_whenOneDatabaseDoes() {
        DatabaseOutlook shop = new DatabaseOutlook("shop", 400, Storage.path(400, 4));
        DatabaseOutlook blog = new DatabaseOutlook("blog", 100, refusal(RefusalCode.SURVIVORS_ONLY));

        Projection projection = StorageOutlook.of(SAMPLE, List.of(shop, blog)).projection();

        assertThat(projection)
                .isEqualTo(
                        new Projection.Refusal(RefusalCode.SURVIVORS_ONLY, "database blog: because", Optional.empty()));
    }

    @Test
    void refuses_withoutAProjectedDatabase() {
        assertThat(StorageOutlook.of(SAMPLE, List.of()).projection()).isInstanceOf(Projection.Refusal.class);
    }

    @Test
    void isIncomplete_withoutTheWal() {
        StorageOutlook outlook = StorageOutlook.of(sample(StorageUse.of(900L, null, null)), List.of());

        assertThat(outlook.usedBytes()).hasValue(900);
        assertThat(outlook.complete()).isFalse();
    }

    private static Projection refusal(RefusalCode code) {
        return new Projection.Refusal(code, "because", Optional.empty());
    }

    private static InstanceSample sample(StorageUse use) {
        return new InstanceSample("main", AS_OF, use, Map.of(), null, null, Map.of(), List.of());
    }
}
