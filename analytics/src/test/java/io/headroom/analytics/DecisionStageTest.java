package io.headroom.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.headroom.core.annotation.Amount;
import io.headroom.core.annotation.Annotation;
import io.headroom.core.annotation.Draft;
import io.headroom.core.capacity.Verdict;
import io.headroom.core.capture.CaptureState;
import io.headroom.core.change.ChangeCodec;
import io.headroom.core.change.ChangeKey;
import io.headroom.core.change.Mark;
import io.headroom.core.change.Position;
import io.headroom.core.change.TableId;
import io.headroom.core.evidence.Evidence;
import io.headroom.core.evidence.EvidenceKind;
import io.headroom.core.scope.TableName;
import io.headroom.core.topic.Topics;
import io.headroom.core.trigger.Phase;
import io.headroom.core.trigger.TriggerFact;
import io.headroom.core.usage.Subject;
import io.headroom.core.usage.UsageMeasure;
import io.headroom.core.usage.UsageUnit;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.streams.TestInputTopic;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DecisionStageTest {
    private static final Instant START = DecisionDriver.START;

    @TempDir
    Path state;

    private DecisionDriver driver;

    @BeforeEach
    void start() {
        driver = new DecisionDriver(state);
    }

    @AfterEach
    void stop() {
        driver.close();
    }

    @Test
    void firesOnceWhenStorageStaysAboveSeventyPercent() {
        for (int second = 0; second <= 60; second += 10) {
            driver.sample(second, 710);
            driver.sample(second, 710);
        }

        assertThat(driver.triggers()).extracting(TriggerFact::state).containsExactly(Phase.PENDING, Phase.FIRING);
    }

    @Test
    void resolvesOnlyBelowTheRecoveryThreshold() {
        for (int second = 0; second <= 40; second += 10) {
            driver.sample(second, 710);
        }
        driver.sample(50, 690);
        driver.sample(60, 640);

        assertThat(driver.triggers())
                .extracting(TriggerFact::state)
                .containsExactly(Phase.PENDING, Phase.FIRING, Phase.RESOLVED);
    }

    @Test
    void staysUndecidedWhileNothingIsProjected() {
        driver.sample(0, 500);

        assertThat(driver.recommendations()).singleElement().satisfies(fact -> {
            assertThat(fact.verdict()).isEqualTo(Verdict.UNDECIDED);
            assertThat(fact.usedBytes()).isEqualTo(500L);
            assertThat(fact.capacityBytes()).isEqualTo(1000L);
        });
    }

    @Test
    void warnsOfTheWalThatOurOwnSlotRetains_andAlarmsAtOnceNearTheBudget() {
        driver.slot(0, 24);
        driver.slot(5, 26);
        driver.slot(10, 30);
        driver.slot(10, 30);
        driver.slot(15, 40);
        driver.slot(20, 80);
        driver.slot(25, 0);

        assertThat(driver.triggers())
                .extracting(fact -> fact.key() + " " + fact.severity() + " " + fact.state())
                .containsExactly(
                        "main/own-slot-wal-warning/shop WARNING PENDING",
                        "main/own-slot-wal-warning/shop WARNING FIRING",
                        "main/own-slot-wal-critical/shop CRITICAL PENDING",
                        "main/own-slot-wal-critical/shop CRITICAL FIRING",
                        "main/own-slot-wal-warning/shop WARNING RESOLVED",
                        "main/own-slot-wal-critical/shop CRITICAL RESOLVED");
    }

    @Test
    void firesOnWhatAnApplicationReports() {
        driver.declare(
                Topics.POLICIES,
                "policies",
                0,
                "{\"rules\": {\"users\": {\"measure\": \"ACTIVE_USERS\", \"severity\": \"WARNING\", \"above\": 200,"
                        + " \"recover\": 180}}}");
        driver.usage(10, "database:shop", UsageMeasure.ACTIVE_USERS, 150);
        driver.usage(70, "database:shop", UsageMeasure.ACTIVE_USERS, 220);
        driver.usage(70, "database:shop", UsageMeasure.ACTIVE_USERS, 220);
        driver.usage(130, "database:shop", UsageMeasure.ACTIVE_USERS, 170);

        assertThat(driver.triggers())
                .extracting(fact -> fact.key() + " " + fact.state())
                .containsExactly("main/users/shop PENDING", "main/users/shop FIRING", "main/users/shop RESOLVED");
    }

    @Test
    void tellsOfBackupsThatFail_andOfThoseThatGrowOld_untilThereIsABetterOne() {
        driver.sample(0, 100);
        assertThat(driver.triggers()).as("nobody has reported anything").isEmpty();

        driver.proof(1, EvidenceKind.BACKUP, Evidence.Outcome.PASSED, DecisionDriver.START.minus(Duration.ofHours(25)));
        driver.sample(10, 100);
        driver.proof(11, EvidenceKind.BACKUP, Evidence.Outcome.FAILED, DecisionDriver.START);
        driver.sample(20, 100);
        driver.proof(21, EvidenceKind.BACKUP, Evidence.Outcome.PASSED, DecisionDriver.START.plusSeconds(21));
        driver.sample(30, 100);

        assertThat(driver.triggers())
                .extracting(fact -> fact.key() + " " + fact.state())
                .containsExactly(
                        "main/backup-overdue/shop PENDING",
                        "main/backup-overdue/shop FIRING",
                        "main/backup-failed/shop PENDING",
                        "main/backup-failed/shop FIRING",
                        "main/backup-overdue/shop RESOLVED",
                        "main/backup-failed/shop RESOLVED");
    }

    @Test
    void saysThatARestoreTakesTooLong_byTheDeclaredRate_untilOneWasMeasured() {
        driver.declare(Topics.CAPACITIES, "main", 0, "{storage: 1kB, restoreWithin: PT10S, restoreRate: 50B}");
        driver.sample(10, 500);
        driver.proof(11, EvidenceKind.RESTORE_TEST, Evidence.Outcome.PASSED, DecisionDriver.START);
        driver.sample(20, 500);

        assertThat(driver.recommendations())
                .extracting(fact -> fact.runways().stream()
                        .map(runway -> runway.resource() + " " + runway.limit() + " " + runway.limitBytes())
                        .toList())
                .containsExactly(List.of("RESTORE_TIME PT10S 500"), List.of());
    }

    @Test
    void firesOnWhatTheSamplerReads_byPart() {
        for (int minute = 0; minute <= 3; minute++) {
            driver.usage(60 * minute, "instance:main", UsageMeasure.CONNECTIONS_USED, 0.95);
            driver.usage(60 * minute, "replica:main/standby@10.0.0.2", UsageMeasure.REPLICATION_DELAY, 400);
            driver.usage(60 * minute, "replica:main/near@10.0.0.3", UsageMeasure.REPLICATION_DELAY, 1);
            driver.usage(60 * minute, "sequence:shop/public.order_id_seq", UsageMeasure.SEQUENCE_USED, 0.7);
            driver.usage(60 * minute, "table:shop/public.order", UsageMeasure.DEAD_ROWS, 1e9);
            driver.usage(60 * minute, "sequence:elsewhere/public.order_id_seq", UsageMeasure.SEQUENCE_USED, 0.99);
        }

        assertThat(driver.firing())
                .containsExactlyInAnyOrder(
                        "main/connections-critical",
                        "main/replica-delay-warning/standby@10.0.0.2",
                        "main/replica-delay-critical/standby@10.0.0.2",
                        "main/sequences-warning/shop/public.order_id_seq");
    }

    @Test
    void addsUpSlowStatements_andIgnoresTheSameReadingTwice() {
        for (int minute = 0; minute < 2; minute++) {
            driver.usage(60 * minute, "database:shop", UsageMeasure.SLOW_STATEMENTS, 5);
            driver.usage(60 * minute, "database:shop", UsageMeasure.SLOW_STATEMENTS, 5);
        }
        assertThat(driver.firing()).isEmpty();

        driver.usage(120, "database:shop", UsageMeasure.SLOW_STATEMENTS, 1);
        assertThat(driver.firing()).containsExactly("main/slow-statements-warning/shop");
    }

    @Test
    void saysWhenACaptureNeedsSomebody_andWhenItIsBack() {
        driver.capture(0, CaptureState.STREAMING);
        driver.capture(1, CaptureState.FAILED);
        driver.capture(2, CaptureState.FAILED);
        driver.passes(5);
        driver.capture(20, CaptureState.STREAMING);

        assertThat(driver.triggers())
                .filteredOn(fact -> fact.rule().equals("capture-stopped"))
                .extracting(TriggerFact::state, TriggerFact::subject)
                .containsExactly(
                        tuple(Phase.PENDING, Subject.database("shop")),
                        tuple(Phase.FIRING, Subject.database("shop")),
                        tuple(Phase.RESOLVED, Subject.database("shop")));
    }

    @Test
    void noticesThatReadingsStop_whileTheCaptureGoesOn() {
        driver.sample(0, 100);
        for (int second = 0; second <= 620; second += 5) {
            driver.capture(second, CaptureState.STREAMING);
            driver.passes(5);
        }
        assertThat(driver.firing()).containsExactly("main/readings-absent");

        driver.sample(810, 100);
        driver.passes(5);
        assertThat(driver.triggers()).extracting(TriggerFact::state).containsExactly(Phase.RESOLVED);
    }

    @Test
    void noticesThatACaptureFallsSilent_andThatItIsBack() {
        driver.capture(0, CaptureState.STREAMING);
        driver.passes(40);
        assertThat(driver.firing()).isEmpty();

        driver.passes(10);
        assertThat(driver.firing()).containsExactly("main/capture-silent/shop");

        driver.capture(50, CaptureState.STREAMING);
        driver.passes(5);
        assertThat(driver.triggers())
                .extracting(TriggerFact::key, TriggerFact::state)
                .containsExactly(tuple("main/capture-silent/shop", Phase.RESOLVED));
    }

    @Test
    void whatComesLateBreaksASilence() {
        driver.capture(0, CaptureState.STREAMING);
        for (int i = 0; i < 100; i++) {
            driver.passes(5);
            driver.capture(i / 10, CaptureState.STREAMING);
        }

        assertThat(driver.triggers()).isEmpty();
    }

    @Test
    void timeInWhichNobodyListened_isNobodysSilence() {
        driver.capture(0, CaptureState.STREAMING);
        driver.sample(0, 100);
        driver.passes(30);

        driver.isStoppedFor(Duration.ofHours(3));
        assertThat(driver.triggers()).isEmpty();
        driver.passes(20);
        assertThat(driver.firing()).containsExactly("main/capture-silent/shop");

        driver.isStoppedFor(Duration.ofHours(3));
        assertThat(driver.triggers()).isEmpty();
    }

    @Test
    void warnsThatStorageIsFullWithinADay_atTheRateOfTheLastHour() {
        for (int minute = 0; minute <= 65; minute++) {
            driver.sample(60 * minute, 100 + minute);
        }

        assertThat(driver.triggers())
                .extracting(TriggerFact::key, TriggerFact::state, TriggerFact::unit)
                .contains(tuple("main/storage-full-within-a-day", Phase.FIRING, UsageUnit.SECONDS));
    }

    @Test
    void readsDatesOffWhatIsKnownOfTheFuture_untilThatIsTakenBack() {
        Annotation move = new Draft(
                        "tenant:42",
                        "IMPORT",
                        "Leeds moves in",
                        "2027-01-15",
                        null,
                        null,
                        new Amount(100_000L, null),
                        null)
                .annotation("leeds", "shop", START);
        driver.quietMonth();
        driver.sample(10, 200);
        driver.annotate(20, move.key(), move);
        driver.sample(30, 200);
        driver.annotate(40, move.key(), null);
        driver.sample(50, 200);

        assertThat(driver.recommendations())
                .extracting(said -> said.runways().stream()
                        .map(runway -> runway.limit() + " on " + runway.p50().day())
                        .toList())
                .containsExactly(
                        List.of(), List.of("70% on 2027-01-15", "95% on 2027-01-15", "100% on 2027-01-15"), List.of());
    }

    @Test
    void tellsOfRecordsThatWereSetAside_andOfNoneForADay() {
        TestInputTopic<byte[], byte[]> changes = driver.rowChanges();
        Mark opened = new Mark.Opened(
                new TableId(7), "shop", new TableName("public", "Booking"), 1, new Position(1, 0, 0), START);
        changes.pipeInput(ChangeKey.of(opened), ChangeCodec.encode(opened), START);
        changes.pipeInput(ChangeKey.of(opened), "nonsense".getBytes(StandardCharsets.UTF_8), START);
        assertThat(driver.firing()).containsExactly("main/dead-letters/shop");

        driver.sample(60, 100);
        assertThat(driver.triggers()).isEmpty();
        driver.sample(100_000, 100);
        assertThat(driver.triggers()).extracting(TriggerFact::state).containsExactly(Phase.RESOLVED);
    }
}
