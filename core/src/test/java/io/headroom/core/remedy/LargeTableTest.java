package io.headroom.core.remedy;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.core.scope.TableName;
import io.headroom.core.usage.FreeSpace;
import io.headroom.core.usage.RelationSizes;
import io.headroom.core.usage.Upkeep;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LargeTableTest {
    private static final long GB = 1_000_000_000;

    @Test
    void dividesALargeLogByMonth() {
        Ruling.Offered divided = (Ruling.Offered) only(rulings(sizes(10 * GB, 0, 0), false, null));

        assertThat(divided.kind()).isEqualTo(RemedyKind.PARTITIONING);
        assertThat(divided.how().sql())
                .isEqualTo("CREATE TABLE \"public\".\"log_by_month\" (LIKE \"public\".\"log\" INCLUDING DEFAULTS"
                        + " INCLUDING CONSTRAINTS INCLUDING GENERATED) PARTITION BY RANGE (\"createdAt\");");
        assertThat(divided.how().caution()).contains("only a beginning");
    }

    @Test
    void dividesNoSmallTable_noneThatIsDivided_andNoneThatIsChanged() {
        assertThat(rulings(sizes(10 * GB - 1, 0, 0), false, null)).isEmpty();
        assertThat(rulings(sizes(10 * GB, 0, 0), true, null)).isEmpty();
        assertThat(rulings(sizes(10 * GB, 0, 20), false, null)).isEmpty();
    }

    @Test
    void archivesOldRows_whereTheyAreAQuarter() {
        Ruling.Offered archive = (Ruling.Offered) only(rulings(sizes(4 * GB, 0, 20), false, new Retention(24, GB, 0)));

        assertThat(archive.kind()).isEqualTo(RemedyKind.ARCHIVING);
        assertThat(archive.gain()).isEqualTo(new Ruling.Gain(GB, FreedSpace.REUSABLE));
        assertThat(rulings(sizes(4 * GB, 0, 20), false, new Retention(24, GB - 1, 0)))
                .isEmpty();
        assertThat(rulings(sizes(GB / 100, 0, 20), false, new Retention(24, GB / 100, 0)))
                .as("hardly a part of the server")
                .isEmpty();
    }

    @Test
    void movesWideValuesOut_whereTheyAreHalf() {
        Ruling.Offered out = (Ruling.Offered) only(rulings(sizes(GB, GB, 20), false, null));

        assertThat(out.kind()).isEqualTo(RemedyKind.WIDE_VALUES_OUT);
        assertThat(out.why()).contains("1 GB of its 2 GB (50 %)");
        assertThat(out.how().caution()).contains("lists should leave wide columns out");
        assertThat(rulings(sizes(GB, GB - 1, 20), false, null)).isEmpty();
        assertThat(rulings(sizes(1, GB / 20, 20), false, null)).isEmpty();
    }

    private static List<Ruling> rulings(RelationSizes sizes, boolean partitioned, @Nullable Retention old) {
        return new LargeTable(sizes, "createdAt", partitioned, old, GB / 10).rulings();
    }

    private static Ruling only(List<Ruling> rulings) {
        return assertThat(rulings).singleElement().actual();
    }

    private static RelationSizes sizes(long heap, long toast, long updated) {
        return new RelationSizes(
                "shop",
                new TableName("public", "log"),
                Instant.EPOCH,
                heap,
                0,
                toast,
                new FreeSpace.Mapped(0),
                1000L,
                0,
                1000,
                updated,
                0,
                Upkeep.NEVER,
                null,
                false);
    }
}
