package io.headroom.core.remedy;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.core.scope.TableName;
import io.headroom.core.usage.FreeSpace;
import io.headroom.core.usage.RelationSizes;
import io.headroom.core.usage.Upkeep;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BloatTest {
    private static final long MB = 1_000_000;
    private static final long HEAP = 100 * MB;

    /** With index and TOAST. */
    private static final long WHOLE = 150 * MB;

    private static final OptionalLong AMPLE = OptionalLong.of(1000 * MB);

    @Test
    void vacuumsWhereAutovacuumDoesNotKeepUp() {
        Ruling.Offered vacuum = (Ruling.Offered) rulings(table(new FreeSpace.Mapped(20 * MB), 75_000L, 25_000), AMPLE)
                .get(0);

        assertThat(vacuum.kind()).isEqualTo(RemedyKind.VACUUM);
        assertThat(vacuum.gain())
                .as("a quarter of what is not free already")
                .isEqualTo(new Ruling.Gain(20 * MB, FreedSpace.REUSABLE));
        assertThat(vacuum.how().sql()).isEqualTo("VACUUM (ANALYZE) \"public\".\"Wall \"\"A\"\"\";");
        assertThat(vacuum.how().lock()).contains("Reads and writes go on");
        assertThat(vacuum.why()).contains("25,000 dead rows beside 75,000 live ones", "on 1 November 2026");
    }

    @Test
    void leavesAFifthOfDeadRowsToAutovacuum() {
        assertThat(rulings(table(new FreeSpace.Mapped(0), 100_000L, 20_000), AMPLE))
                .isEmpty();
        assertThat(rulings(table(new FreeSpace.Mapped(0), 100_000L, 20_001), AMPLE))
                .extracting(Ruling::kind)
                .containsExactly(RemedyKind.VACUUM);
    }

    @Test
    void givesRoomBackToTheDisk_whereTheDiskHas1point2TimesTheTable() {
        RelationSizes holey = table(new FreeSpace.Mapped(40 * MB), 100_000L, 0);

        Ruling enough = only(rulings(holey, OptionalLong.of(180 * MB)));
        Ruling less = only(rulings(holey, OptionalLong.of(180 * MB - 1)));
        Ruling unknown = only(rulings(holey, OptionalLong.empty()));

        assertThat(enough).isInstanceOfSatisfying(Ruling.Offered.class, repack -> {
            assertThat(repack.gain()).isEqualTo(new Ruling.Gain(40 * MB, FreedSpace.RETURNED_TO_DISK));
            assertThat(repack.how().sql()).isEqualTo("VACUUM (FULL, ANALYZE) \"public\".\"Wall \"\"A\"\"\";");
            assertThat(repack.how().lock()).contains("Nobody can read or write", "ACCESS EXCLUSIVE", "pg_repack");
            assertThat(repack.why()).contains("(40 %)", "free space map");
            assertThat(repack.doubt()).isNull();
        });
        assertThat(less)
                .isInstanceOfSatisfying(
                        Ruling.Withheld.class,
                        withheld -> assertThat(withheld.reason()).contains("it takes 180 MB of free disk"));
        assertThat(unknown)
                .isInstanceOfSatisfying(
                        Ruling.Withheld.class,
                        withheld -> assertThat(withheld.fix()).contains("capacity.storage"));
    }

    @Test
    void leavesLessThanThreeTenthsAlone() {
        assertThat(rulings(table(new FreeSpace.Mapped(30 * MB - 1), 100_000L, 0), AMPLE))
                .isEmpty();
        assertThat(rulings(table(new FreeSpace.Mapped(30 * MB), 100_000L, 0), AMPLE))
                .hasSize(1);
    }

    @Test
    void saysThatAnEstimateIsOne_andBelievesNoneOfWideRows() {
        Ruling narrow = only(rulings(table(new FreeSpace.Estimated(40 * MB), 100_000L, 0), AMPLE));
        Ruling wide = only(rulings(table(new FreeSpace.Estimated(40 * MB), 50_000L, 0), AMPLE));

        assertThat(((Ruling.Offered) narrow).doubt()).contains("CREATE EXTENSION IF NOT EXISTS pg_freespacemap");
        assertThat(((Ruling.Withheld) wide).reason()).contains("its rows are 1.2 kB wide");
    }

    @Test
    void offersNothing_whereNobodyKnowsWhatIsFree() {
        FreeSpace hidden = new FreeSpace.Unknown("its statistics are hidden", "GRANT SELECT;");

        assertThat(only(rulings(table(hidden, 100_000L, 90_000), AMPLE)))
                .isEqualTo(new Ruling.Withheld(
                        RemedyKind.REPACK,
                        new TableName("public", "Wall \"A\""),
                        null,
                        "how much of its heap is free is unknown: its statistics are hidden",
                        "GRANT SELECT;",
                        null));
        assertThat(only(rulings(table(new FreeSpace.Mapped(40 * MB), null, 0), AMPLE)))
                .isInstanceOf(Ruling.Withheld.class);
    }

    @Test
    void saysNothingOfSmallTables() {
        FreeSpace hidden = new FreeSpace.Unknown("its statistics are hidden", "GRANT SELECT;");

        assertThat(new Bloat(table(hidden, 1L, 1), AMPLE, HEAP + 1).rulings()).isEmpty();
    }

    @Test
    void sparesNoMoreThanTheTableGrowsBy() {
        Room room = new Room(100, 100);

        assertThat(room.daysGainedInside(50, 1)).as("all of it is used").hasValue(50);
        assertThat(room.daysGainedInside(50, 0.2)).as("a fifth of the growth").hasValue(25);
        assertThat(room.daysGainedInside(50, 0)).as("nothing is written to it").hasValue(0);
        assertThat(room.daysGainedInside(50, -1)).hasValue(0);
        assertThat(room.daysGained(50, 0.0)).as("anybody's").hasValue(50);
    }

    private static List<Ruling> rulings(RelationSizes table, OptionalLong diskFree) {
        return new Bloat(table, diskFree, MB).rulings();
    }

    private static Ruling only(List<Ruling> rulings) {
        return assertThat(rulings).singleElement().actual();
    }

    private static RelationSizes table(FreeSpace free, @Nullable Long live, long dead) {
        Instant vacuumed = Instant.parse("2026-11-01T03:00:00Z");
        return new RelationSizes(
                "shop",
                new TableName("public", "Wall \"A\""),
                vacuumed,
                HEAP,
                WHOLE - HEAP - 10 * MB,
                10 * MB,
                free,
                live,
                dead,
                1,
                0,
                0,
                new Upkeep(null, vacuumed, null, null),
                null,
                false);
    }
}
