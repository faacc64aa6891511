package io.headroom.core.topic;

import io.headroom.core.annotation.Annotation;
import io.headroom.core.capacity.RecommendationFact;
import io.headroom.core.capture.CaptureStatus;
import io.headroom.core.capture.DeadLetter;
import io.headroom.core.capture.ProvisionalTotals;
import io.headroom.core.capture.WatchedTable;
import io.headroom.core.cohort.LiveCohorts;
import io.headroom.core.declaration.Declaration;
import io.headroom.core.evidence.Evidence;
import io.headroom.core.footprint.LiveFootprint;
import io.headroom.core.growth.GrowthKey;
import io.headroom.core.growth.GrowthPack;
import io.headroom.core.projection.ProjectionFact;
import io.headroom.core.projection.SeriesKey;
import io.headroom.core.projection.UsageProjection;
import io.headroom.core.projection.UsageSeries;
import io.headroom.core.readiness.ReadinessFacts;
import io.headroom.core.reconciliation.PartBracket;
import io.headroom.core.reconciliation.TableCheck;
import io.headroom.core.scope.ScopeKey;
import io.headroom.core.silence.Acknowledgement;
import io.headroom.core.silence.HeldNotice;
import io.headroom.core.silence.Silence;
import io.headroom.core.trigger.TriggerFact;
import io.headroom.core.usage.Sample;
import io.headroom.core.usage.UsageBucket;
import io.headroom.core.usage.UsageKey;
import java.util.List;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/** Every topic of the contract, declared once; {@code docs/topics.md} describes them for readers outside. */
public final class Topics {
    /** One record per watched table. Ordered, because table ids are claimed in it. */
    public static final Topic<String, WatchedTable> TABLES =
            new Topic<>("headroom.tables", Serdes.String(), Json.serde(WatchedTable.class), Retention.LATEST, true);

    /** The capture of each database. */
    public static final Topic<String, CaptureStatus> CAPTURE =
            new Topic<>("headroom.capture", Serdes.String(), Json.serde(CaptureStatus.class), Retention.LATEST, true);

    /** What tables hold that are still being read, by the server's own count. */
    public static final Topic<String, ProvisionalTotals> PROVISIONAL_TOTALS = new Topic<>(
            "headroom.provisional-totals",
            Serdes.String(),
            Json.serde(ProvisionalTotals.class),
            Retention.LATEST,
            true);

    /** Row changes and marks, in the binary form of {@code ChangeKey} and {@code ChangeCodec}. */
    public static final Topic<byte[], byte[]> ROW_CHANGES = new Topic<>(
            "headroom.row-changes", Serdes.ByteArray(), Serdes.ByteArray(), Retention.LATEST_AND_MONTH, false);

    /** What each scope holds now. */
    public static final Topic<ScopeKey, LiveFootprint> FOOTPRINTS = new Topic<>(
            "headroom.footprints",
            scopeKeys(),
            Binary.serde(LiveFootprint::encode, LiveFootprint::decode),
            Retention.LATEST,
            false);

    /** What came and went in each scope, by time bucket, packed: the long memory. */
    public static final Topic<GrowthKey, GrowthPack> GROWTH = new Topic<>(
            "headroom.growth",
            Binary.serde(GrowthKey::encode, GrowthKey::decode),
            Binary.serde(GrowthPack::encode, GrowthPack::decode),
            Retention.LATEST,
            false);

    /** What each tenant has of each table, by month of birth. */
    public static final Topic<ScopeKey, LiveCohorts> COHORTS = new Topic<>(
            "headroom.cohorts",
            scopeKeys(),
            Binary.serde(LiveCohorts::encode, LiveCohorts::decode),
            Retention.LATEST,
            false);

    /** What is expected of each series, or why nothing can be said. */
    public static final Topic<SeriesKey, ProjectionFact> PROJECTIONS = new Topic<>(
            "headroom.projections",
            Binary.text("series key", SeriesKey::parse),
            Json.serde(ProjectionFact.class),
            Retention.LATEST,
            false);

    /** Readings of servers and tables; the key says which: {@code instance:main}, {@code table:shop/public.booking}. */
    public static final Topic<String, Sample> SAMPLES =
            new Topic<>("headroom.samples", Serdes.String(), Json.serde(Sample.class), Retention.MONTH, false);

    /** Summaries of readings by series and time bucket: the long memory of what is sampled. */
    public static final Topic<UsageKey, UsageBucket> USAGE = new Topic<>(
            "headroom.usage",
            Binary.serde(UsageKey::encode, UsageKey::decode),
            Binary.serde(UsageBucket::encode, UsageBucket::decode),
            Retention.LATEST,
            false);

    /** What is expected of each sampled measure. Of one partition: it is little, and told once an hour at most. */
    public static final Topic<UsageSeries, UsageProjection> USAGE_PROJECTIONS = new Topic<>(
            "headroom.usage-projections",
            Binary.text("usage series", UsageSeries::parse),
            Json.serde(UsageProjection.class),
            Retention.LATEST,
            true);

    /** Every transition of every trigger, by {@code main/storage-above-70-percent}. */
    public static final Topic<String, TriggerFact> TRIGGERS = new Topic<>(
            "headroom.triggers", Serdes.String(), Json.serde(TriggerFact.class), Retention.LATEST_AND_MONTH, false);

    /** What to do about each instance, by its name. */
    public static final Topic<String, RecommendationFact> RECOMMENDATIONS = new Topic<>(
            "headroom.recommendations", Serdes.String(), Json.serde(RecommendationFact.class), Retention.LATEST, false);

    /** What is declared of an instance at run time, by its name. */
    public static final Topic<String, Declaration> CAPACITIES = declarations("headroom.capacities");

    /** The policies declared at run time, under the key {@code policies}. */
    public static final Topic<String, Declaration> POLICIES = declarations("headroom.policies");

    /** The prices declared at run time, under the key {@code price-book}. */
    public static final Topic<String, Declaration> PRICE_BOOK = declarations("headroom.price-book");

    /** The latest proof of each kind about a database, by {@code shop/RESTORE_TEST}. */
    public static final Topic<String, Evidence> EVIDENCE =
            new Topic<>("headroom.evidence", Serdes.String(), Json.serde(Evidence.class), Retention.LATEST, true);

    /** What is known of the future of databases, by {@code shop/ID}. */
    public static final Topic<String, Annotation> ANNOTATIONS =
            new Topic<>("headroom.annotations", Serdes.String(), Json.serde(Annotation.class), Retention.LATEST, true);

    /** What nobody is to be told for a while, by the silence's id. */
    public static final Topic<String, Silence> SILENCES =
            new Topic<>("headroom.silences", Serdes.String(), Json.serde(Silence.class), Retention.LATEST, true);

    /** The latest firing of each trigger of which somebody says to know, by the trigger's key. */
    public static final Topic<String, Acknowledgement> ACKNOWLEDGEMENTS = new Topic<>(
            "headroom.acknowledgements", Serdes.String(), Json.serde(Acknowledgement.class), Retention.LATEST, true);

    /** What silences keep from receivers, by {@code pager/main/storage-above-70-percent}. */
    public static final Topic<String, HeldNotice> HELD_NOTICES =
            new Topic<>("headroom.held-notices", Serdes.String(), Json.serde(HeldNotice.class), Retention.LATEST, true);

    /** What was read of each database for its readiness checks, by its name. */
    public static final Topic<String, ReadinessFacts> READINESS = new Topic<>(
            "headroom.readiness", Serdes.String(), Json.serde(ReadinessFacts.class), Retention.LATEST, true);

    /** What partitions held of tables during checks: analytics' answers to ingest. */
    public static final Topic<String, PartBracket> BRACKETS =
            new Topic<>("headroom.brackets", Serdes.String(), Json.serde(PartBracket.class), Retention.LATEST, true);

    /** How the count of each table stands to the table. */
    public static final Topic<String, TableCheck> CHECKS =
            new Topic<>("headroom.checks", Serdes.String(), Json.serde(TableCheck.class), Retention.LATEST, true);

    /** Records that could not be understood. */
    public static final Topic<String, DeadLetter> DEAD_LETTERS =
            new Topic<>("headroom.dead-letters", Serdes.String(), Json.serde(DeadLetter.class), Retention.MONTH, false);

    public static final List<Topic<?, ?>> ALL = List.of(
            TABLES,
            CAPTURE,
            PROVISIONAL_TOTALS,
            ROW_CHANGES,
            FOOTPRINTS,
            GROWTH,
            COHORTS,
            PROJECTIONS,
            SAMPLES,
            USAGE,
            USAGE_PROJECTIONS,
            TRIGGERS,
            RECOMMENDATIONS,
            CAPACITIES,
            POLICIES,
            PRICE_BOOK,
            EVIDENCE,
            ANNOTATIONS,
            SILENCES,
            ACKNOWLEDGEMENTS,
            HELD_NOTICES,
            READINESS,
            BRACKETS,
            CHECKS,
            DEAD_LETTERS);

    private Topics() {}

    private static Topic<String, Declaration> declarations(String name) {
        return new Topic<>(name, Serdes.String(), Json.serde(Declaration.class), Retention.LATEST, true);
    }

    /** Scope keys as their text, so that the keys of one database share a prefix. */
    public static Serde<ScopeKey> scopeKeys() {
        return Binary.text("scope key", ScopeKey::parse);
    }
}
