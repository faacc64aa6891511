package io.headroom.api.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.api.view.ReadFacts;
import io.headroom.core.capture.CaptureState;
import io.headroom.core.capture.CaptureStatus;
import io.headroom.core.capture.TableWatch;
import io.headroom.core.capture.WatchedTable;
import io.headroom.core.change.TableId;
import io.headroom.core.scope.TableName;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DatabaseTest {
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

    private final ReadFacts read = new ReadFacts();

    @Test
    void isNeverFresherThanNow_whenTheDatabasesClockIsAhead() {
        read.footprint("shop/database", 1, 10, NOW.plusSeconds(3));

        assertThat(database().freshnessSeconds()).isZero();
    }

    @Test
    void isProvisionalUntilItsGenerationIsSeededAndHasComeThrough_andWhileATableIsSeeded() {
        assertThat(database().provisional()).isTrue();

        read.capture("shop", capture(CaptureState.STREAMING, 1));
        assertThat(database().provisional()).isTrue();

        read.capture("shop", capture(CaptureState.STREAMING, 2));
        assertThat(database().provisional()).isTrue();

        read.footprint("shop/database", 1, 10, NOW);
        assertThat(database().provisional()).isFalse();

        read.table("shop/1", table(TableWatch.SEEDING));
        assertThat(database().provisional()).isTrue();

        read.table("shop/1", table(TableWatch.DROPPED));
        assertThat(database().provisional()).isFalse();
    }

    @Test
    void doesNotCallTablesNone_beforeIngestHasLooked() {
        read.capture("shop", capture(CaptureState.STARTING, 0));
        assertThat(DatabaseSummary.of(database()).tables()).isNull();

        read.capture("shop", capture(CaptureState.STREAMING, 0));
        assertThat(DatabaseSummary.of(database()).tables()).isZero();
    }

    @Test
    void doesNotCallATableEmpty_beforeEverythingUpToSomeMomentIsCounted() {
        read.capture("shop", capture(CaptureState.STREAMING, 2)).table("shop/1", table(TableWatch.LIVE));
        assertThat(rowsOfTheTable()).isNull();

        read.footprint("shop/database", 0, 0, NOW);
        assertThat(rowsOfTheTable()).isZero();

        read.table("shop/1", table(TableWatch.SEEDING));
        assertThat(rowsOfTheTable()).isNull();

        read.footprint("shop/table:public.t", 7, 70);
        assertThat(rowsOfTheTable()).isEqualTo(7);

        read.table("shop/1", table(TableWatch.UNKNOWN));
        assertThat(rowsOfTheTable()).isNull();
    }

    private @Nullable Long rowsOfTheTable() {
        FootprintParameters all = new FootprintParameters("table", null, null, 100, null, "-bytes");
        return FootprintList.page(database(), FootprintQuery.of("shop", all), Map.of())
                .items()
                .get(0)
                .rows();
    }

    private Database database() {
        return Database.at(NOW, "shop", "main", read.facts());
    }

    private static CaptureStatus capture(CaptureState state, int seeded) {
        return new CaptureStatus("shop", "main", state, 2, seeded, null, null, "f00d", null, null, NOW, null);
    }

    private static WatchedTable table(TableWatch state) {
        return new WatchedTable(
                "shop",
                new TableId(1),
                new TableName("public", "t"),
                1,
                List.of("id"),
                null,
                1,
                "1:0/0:0",
                state,
                null,
                null);
    }
}
