package io.headroom.core.remedy;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.core.usage.IndexUse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class UnusedIndexesTest {
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
    private static final Instant LONG_AGO = NOW.minus(Duration.ofDays(300));
    private static final long MB = 1_000_000;

    @Test
    void dropsWhatNobodyHasUsedFor35Days() {
        Ruling.Offered drop = offered(server(LONG_AGO, idle(NOW.minus(Duration.ofDays(35)), null)));

        assertThat(drop.how().sql()).isEqualTo("DROP INDEX CONCURRENTLY \"public\".\"Wall \"\"A\"\"\";");
        assertThat(drop.how().lock()).contains("Reads and writes go on");
        assertThat(drop.how().caution()).contains("SELECT pg_get_indexdef('\"public\".\"Wall \"\"A\"\"\"'::regclass);");
        assertThat(drop.gain()).isEqualTo(new Ruling.Gain(3 * MB, FreedSpace.RETURNED_TO_DISK));
        assertThat(drop.why()).contains("since 17 October 2026", "3 MB");
        assertThat(drop.doubt()).isNull();
    }

    @Test
    void waitsUntilTheIndexIsKnownForAsLong_andSaysUntilWhen() {
        Instant seen = NOW.minus(Duration.ofDays(34));

        Ruling.Withheld young = withheld(server(LONG_AGO, idle(seen, null)));

        assertThat(young.reason())
                .isEqualTo("it is known to be unused since 18 October 2026, which is less than 35 days");
        assertThat(young.until()).isEqualTo(seen.plus(Duration.ofDays(35)));
    }

    @Test
    void waitsUntilTheStatisticsCountForAsLong() {
        Instant reset = NOW.minus(Duration.ofDays(35)).plusSeconds(1);

        assertThat(withheld(server(reset, idle(LONG_AGO, null))).until()).isEqualTo(NOW.plusSeconds(1));
        assertThat(withheld(server(null, idle(LONG_AGO, null))).reason())
                .isEqualTo("since when this server counts scans is unknown");
    }

    @Test
    void takesTheLastScanForProof_howeverShortlyItIsKnown() {
        Instant scanned = NOW.minus(Duration.ofDays(40));

        assertThat(offered(server(null, idle(NOW, scanned))).why()).contains("since 12 October 2026");
        assertThat(withheld(server(LONG_AGO, idle(LONG_AGO, NOW.minus(Duration.ofDays(34)))))
                        .until())
                .isEqualTo(NOW.plus(Duration.ofDays(1)));
    }

    @Test
    void namesTheReplicasThatHaveToBeAsked() {
        IndexUse primary = server(LONG_AGO, idle(LONG_AGO, null), "reports@10.0.0.7", "spare@10.0.0.8");
        IndexUse watched = standby(idle(LONG_AGO, null));

        assertThat(offered(primary).doubt())
                .contains("reports@10.0.0.7, spare@10.0.0.8")
                .contains("indexrelid = '\"public\".\"Wall \"\"A\"\"\"'::regclass");
        assertThat(offered(primary, watched).doubt()).as("one of two").isNotNull();
        assertThat(offered(primary, watched, watched).doubt()).isNull();
    }

    @Test
    void leavesWhatAReplicaUses() {
        IndexUse primary = server(LONG_AGO, idle(LONG_AGO, null), "reports@10.0.0.7");
        IndexUse uses = new IndexUse(LONG_AGO, "7/5", true, List.of(), List.of(), 0);
        IndexUse many = new IndexUse(LONG_AGO, "7/5", true, List.of(), List.of(), 30);

        assertThat(withheld(primary, uses).reason()).isEqualTo("a standby of this server uses it");
        assertThat(offered(primary, many).doubt())
                .as("not among the largest there")
                .isNotNull();
        assertThat(withheld(primary, standby(idle(NOW, null))).reason()).startsWith("on a standby it is known");
    }

    @Test
    void dropsNothingOnAStandby_andNothingSmall() {
        assertThat(new UnusedIndexes(standby(idle(LONG_AGO, null)), List.of(), MB).rulings(NOW))
                .isEmpty();
        assertThat(new UnusedIndexes(server(LONG_AGO, idle(LONG_AGO, null)), List.of(), 3 * MB + 1).rulings(NOW))
                .isEmpty();
    }

    @Test
    void dropsTheIndexOfAPartitionedTable_asThatCanBe() {
        IndexUse.Idle whole = new IndexUse.Idle("public", "wall", "w", 9, 3 * MB, true, null, LONG_AGO);

        Ruling.Offered drop = offered(server(LONG_AGO, whole));

        assertThat(drop.how().sql()).isEqualTo("DROP INDEX \"public\".\"w\";");
        assertThat(drop.how().lock()).contains("ACCESS EXCLUSIVE");
    }

    @Test
    void remembersSinceWhenAnIndexIsThere_unlessItWasMadeAnew() {
        IndexUse before = server(LONG_AGO, idle(LONG_AGO, null));
        IndexUse now = server(LONG_AGO, idle(NOW, null));
        IndexUse.Idle anew = new IndexUse.Idle("public", "wall", "Wall \"A\"", 10, MB, false, null, NOW);

        assertThat(now.after(before)).isEqualTo(before);
        assertThat(now.after(null)).isEqualTo(now);
        assertThat(server(LONG_AGO, anew).after(before).idle()).containsExactly(anew);
    }

    @Test
    void knowsAStandbyOfTheSameDatabase() {
        IndexUse primary = server(LONG_AGO, idle(LONG_AGO, null));
        IndexUse hidden = new IndexUse(LONG_AGO, null, true, List.of(), List.of(), 0);

        assertThat(standby(idle(NOW, null)).isOnStandbyOf(primary)).isTrue();
        assertThat(primary.isOnStandbyOf(primary)).isFalse();
        assertThat(hidden.isOnStandbyOf(primary)).isFalse();
    }

    private static Ruling.Offered offered(IndexUse here, IndexUse... standbys) {
        return (Ruling.Offered) ruling(here, standbys);
    }

    private static Ruling.Withheld withheld(IndexUse here, IndexUse... standbys) {
        return (Ruling.Withheld) ruling(here, standbys);
    }

    private static Ruling ruling(IndexUse here, IndexUse... standbys) {
        return assertThat(new UnusedIndexes(here, List.of(standbys), MB).rulings(NOW))
                .singleElement()
                .actual();
    }

    private static IndexUse server(@Nullable Instant since, IndexUse.Idle idle, String... replicas) {
        return new IndexUse(since, "7/5", false, List.of(replicas), List.of(idle), 1);
    }

    private static IndexUse standby(IndexUse.Idle idle) {
        return new IndexUse(LONG_AGO, "7/5", true, List.of(), List.of(idle), 1);
    }

    private static IndexUse.Idle idle(Instant seenSince, @Nullable Instant lastScan) {
        return new IndexUse.Idle("public", "wall", "Wall \"A\"", 9, 3 * MB, false, lastScan, seenSince);
    }
}
