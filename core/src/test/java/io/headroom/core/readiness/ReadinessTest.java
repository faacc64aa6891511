package io.headroom.core.readiness;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.core.readiness.Finding.Status;
import io.headroom.core.readiness.ForeignKeyFacts.ForeignKey;
import io.headroom.core.readiness.PrimaryKeyFacts.Keyless;
import io.headroom.core.readiness.Readiness.Verdict;
import io.headroom.core.readiness.RoleFacts.Role;
import io.headroom.core.readiness.SlotFacts.Slot;
import io.headroom.core.topic.Topics;
import io.headroom.core.usage.Gap;
import io.headroom.core.usage.IndexUse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReadinessTest {
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

    private static final List<CheckFacts> GOOD = List.of(
            new ForeignKeyFacts(List.of(), 0),
            new PrimaryKeyFacts(List.of(), 0),
            new TlsFacts(true, 3, 0),
            new ArchiverFacts("on", false, NOW.minusSeconds(60), null, 0),
            new SlotFacts(false, List.of(new Slot("replica", true, "reserved", 100L))),
            new PoolFacts(true, 10, 97, 5L, 10_000),
            new StatementFacts(true, true),
            new SlowQueryFacts(1000),
            new RoleFacts(List.of(new Role("app", false, 8))),
            new VersionFacts(150_018));

    @Test
    void isReady_whereEveryCheckPasses() {
        Readiness readiness = Readiness.of(facts(GOOD), NOW);

        assertThat(readiness.findings()).extracting(Finding::check).containsExactly(Check.values());
        assertThat(readiness.findings()).extracting(Finding::status).containsOnly(Status.PASS);
        assertThat(readiness.verdict()).isEqualTo(Verdict.READY);
    }

    @Test
    void isNotReady_whereOneFails_whateverIsUnknown_andThePartsAreJudgedApart() {
        Readiness failed = Readiness.of(facts(with(new TlsFacts(false, 0, 0))), NOW);

        assertThat(failed.verdict()).isEqualTo(Verdict.NOT_READY);
        assertThat(failed.verdict(Check.Part.SCHEMA)).isEqualTo(Verdict.READY);
        assertThat(failed.verdict(Check.Part.INFRASTRUCTURE)).isEqualTo(Verdict.NOT_READY);
        Readiness both = Readiness.of(facts(List.of(new TlsFacts(false, 0, 0))), NOW);
        assertThat(both.verdict()).isEqualTo(Verdict.NOT_READY);
        assertThat(both.verdict(Check.Part.SCHEMA)).isEqualTo(Verdict.UNKNOWN);
    }

    @Test
    void isUnknown_whatCouldNotBeRead_andNeverReady() {
        List<CheckFacts> known = new ArrayList<>(GOOD);
        known.removeIf(facts -> facts.check() == Check.TLS);
        Gap gap = new Gap("TLS", "hidden", "GRANT pg_monitor TO \"headroom\";");

        Readiness readiness = Readiness.of(new ReadinessFacts("shop", "main", NOW, known, List.of(gap)), NOW);

        assertThat(finding(readiness, Check.TLS))
                .isEqualTo(Finding.unknown(Check.TLS, "hidden", "GRANT pg_monitor TO \"headroom\";"));
        assertThat(readiness.verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(Readiness.of(null, NOW).findings())
                .hasSize(10)
                .extracting(Finding::status)
                .containsOnly(Status.UNKNOWN);
    }

    @Test
    void isUnknown_onceItWasReadTooLongAgo() {
        assertThat(Readiness.of(facts(GOOD), NOW.plus(Duration.ofHours(2))).verdict())
                .isEqualTo(Verdict.READY);
        Readiness old = Readiness.of(facts(GOOD), NOW.plus(Duration.ofHours(2)).plusMillis(1));

        assertThat(old.findings()).extracting(Finding::status).containsOnly(Status.UNKNOWN);
        assertThat(old.findings().get(0).evidence()).isEqualTo("it was last read at 2026-11-21T10:00:00Z");
    }

    @Test
    void travelsAsItIs() {
        List<CheckFacts> known = new ArrayList<>(GOOD);
        known.addAll(List.of(
                new ForeignKeyFacts(
                        List.of(new ForeignKey("public", "order", "fk", List.of("a", "b"), 8192, true)), 60),
                new PrimaryKeyFacts(List.of(new Keyless("public", "log", 8192, false, null)), 1),
                new PoolFacts(false, 10, 97, null, 0)));
        IndexUse indexes = new IndexUse(
                NOW,
                "7/5",
                false,
                List.of("reports@10.0.0.7"),
                List.of(new IndexUse.Idle("public", "log", "log_note", 9, 8192, false, null, NOW)),
                1);
        ReadinessFacts facts =
                new ReadinessFacts("shop", "main", NOW, known, List.of(new Gap("TLS", "hidden", "GRANT …")), indexes);
        byte[] bytes = Topics.READINESS.values().serializer().serialize("", facts);

        assertThat(Topics.READINESS.values().deserializer().deserialize("", bytes))
                .isEqualTo(facts);
    }

    @Test
    void writesTheStatementThatHelps_withNamesAsTheyHaveToBeQuoted() {
        Finding keys = new ForeignKeyFacts(
                        List.of(
                                new ForeignKey("public", "Order", "fk", List.of("\"userId\"", "at"), 9, false),
                                new ForeignKey("app", "part", "fk", List.of("user_id"), 8, true)),
                        3)
                .judge(NOW);

        assertThat(keys.evidence())
                .isEqualTo("3 foreign keys have none: public.Order (\"userId\", at), app.part (user_id) and 1 more");
        assertThat(keys.statements())
                .containsExactly(
                        "CREATE INDEX CONCURRENTLY ON \"public\".\"Order\" (\"userId\", at);",
                        "CREATE INDEX ON ONLY \"app\".\"part\" (user_id);");
        Finding tables = new PrimaryKeyFacts(
                        List.of(
                                new Keyless("public", "log", 9, false, null),
                                new Keyless("public", "tag", 8, false, "tag_name")),
                        2)
                .judge(NOW);
        assertThat(tables.statements())
                .containsExactly(
                        "ALTER TABLE \"public\".\"log\" ADD COLUMN row_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY;",
                        "ALTER TABLE \"public\".\"tag\" ADD PRIMARY KEY USING INDEX tag_name;");
    }

    @Test
    void failsSlotsThatAreLost_leftBehindOrUnlimited() {
        Slot small = new Slot("small", false, "reserved", 999_999_999L);
        assertThat(new SlotFacts(false, List.of(small)).judge(NOW).status()).isEqualTo(Status.PASS);
        assertThat(new SlotFacts(true, List.of()).judge(NOW).status()).isEqualTo(Status.PASS);
        assertThat(new SlotFacts(true, List.of(small)).judge(NOW).evidence())
                .isEqualTo("max_slot_wal_keep_size is unlimited, so a slot that nobody reads fills the disk");

        Finding bad = new SlotFacts(
                        false,
                        List.of(
                                new Slot("lost", false, "lost", null),
                                new Slot("left", false, "extended", 1_000_000_000L)))
                .judge(NOW);

        assertThat(bad.evidence()).isEqualTo("lost is lost; left is not in use and keeps 1000000000 bytes of WAL");
        assertThat(bad.statements())
                .containsExactly(
                        "SELECT pg_drop_replication_slot('lost');", "SELECT pg_drop_replication_slot('left');");
    }

    @Test
    void seesAConnectionForEachRequest_andWhatIsNearlyFull() {
        assertThat(new PoolFacts(false, 78, 97, 10L, 10_000).judge(NOW).status())
                .isEqualTo(Status.FAIL);
        assertThat(new PoolFacts(false, 20, 97, 900L, 1_000).judge(NOW).evidence())
                .isEqualTo("900 sessions were begun for 1000 transactions: nearly one for each request");
        assertThat(new PoolFacts(false, 20, 97, 99L, 100).judge(NOW).status()).isEqualTo(Status.PASS);
        assertThat(new PoolFacts(false, 20, 97, 1L, 99).judge(NOW).status()).isEqualTo(Status.UNKNOWN);
        assertThat(new PoolFacts(false, 20, 97, null, 10_000).judge(NOW).status())
                .isEqualTo(Status.UNKNOWN);
        assertThat(new PoolFacts(true, 20, 97, null, 0).judge(NOW).status()).isEqualTo(Status.PASS);
    }

    @Test
    void judgesArchivingByWhatHappenedLast() {
        Instant before = NOW.minusSeconds(60);
        assertThat(archiver("on", false, before, NOW)).isEqualTo(Status.FAIL);
        assertThat(archiver("on", false, NOW, before)).isEqualTo(Status.PASS);
        assertThat(new ArchiverFacts("on", false, null, null, 0).judge(NOW).status())
                .isEqualTo(Status.UNKNOWN);
        assertThat(archiver("off", false, NOW, before)).isEqualTo(Status.FAIL);
        assertThat(archiver("on", true, NOW, before)).isEqualTo(Status.UNKNOWN);
        assertThat(archiver("always", true, NOW, before)).isEqualTo(Status.PASS);
    }

    @Test
    void knowsWhenAVersionEnds_andDoesNotGuessAboutOthers() {
        assertThat(new VersionFacts(140_020)
                        .judge(Instant.parse("2026-11-11T23:59:59Z"))
                        .status())
                .isEqualTo(Status.PASS);
        assertThat(new VersionFacts(140_020)
                        .judge(Instant.parse("2026-11-12T00:00:00Z"))
                        .evidence())
                .isEqualTo("PostgreSQL 14.20 has not been mended since 12 November 2026");
        assertThat(new VersionFacts(90_624).judge(NOW).status()).isEqualTo(Status.FAIL);
        assertThat(new VersionFacts(190_001).judge(NOW).status()).isEqualTo(Status.UNKNOWN);
    }

    @Test
    void namesSuperusers_andSessionsWithoutTls() {
        assertThat(new RoleFacts(List.of()).judge(NOW).status()).isEqualTo(Status.UNKNOWN);
        assertThat(new RoleFacts(List.of(new Role("app", false, 3), new Role("postgres", true, 2)))
                        .judge(NOW)
                        .evidence())
                .isEqualTo("sessions of superusers: postgres (2)");
        assertThat(new TlsFacts(true, 3, 1).judge(NOW).evidence())
                .isEqualTo("ssl is on, and 1 of 3 sessions from other machines do without");
        assertThat(new SlowQueryFacts(-1).judge(NOW).status()).isEqualTo(Status.FAIL);
        assertThat(new SlowQueryFacts(1001).judge(NOW).status()).isEqualTo(Status.FAIL);
        assertThat(new StatementFacts(true, false).judge(NOW).statements())
                .containsExactly("CREATE EXTENSION pg_stat_statements;");
    }

    private static Status archiver(String mode, boolean standby, Instant archived, Instant failed) {
        return new ArchiverFacts(mode, standby, archived, failed, 1).judge(NOW).status();
    }

    private static Finding finding(Readiness readiness, Check check) {
        return readiness.findings().get(check.ordinal());
    }

    private static List<CheckFacts> with(CheckFacts other) {
        List<CheckFacts> known = new ArrayList<>(GOOD);
        known.replaceAll(facts -> facts.check() == other.check() ? other : facts);
        return known;
    }

    private static ReadinessFacts facts(List<CheckFacts> known) {
        return new ReadinessFacts("shop", "main", NOW, known, List.of());
    }
}
