package io.headroom.api;

import io.headroom.core.annotation.Annotation;
import io.headroom.core.capacity.RecommendationFact;
import io.headroom.core.capture.CaptureState;
import io.headroom.core.capture.CaptureStatus;
import io.headroom.core.capture.DeadLetter;
import io.headroom.core.capture.Problem;
import io.headroom.core.capture.ProvisionalTotals;
import io.headroom.core.capture.Seeding;
import io.headroom.core.capture.TableWatch;
import io.headroom.core.capture.WatchedTable;
import io.headroom.core.change.TableId;
import io.headroom.core.cohort.Cohort;
import io.headroom.core.cohort.LiveCohorts;
import io.headroom.core.footprint.Footprint;
import io.headroom.core.footprint.LiveFootprint;
import io.headroom.core.growth.Flows;
import io.headroom.core.growth.Granularity;
import io.headroom.core.growth.GrowthBucket;
import io.headroom.core.growth.GrowthKey;
import io.headroom.core.growth.GrowthPack;
import io.headroom.core.growth.Origin;
import io.headroom.core.projection.Measure;
import io.headroom.core.projection.ProjectionFact;
import io.headroom.core.projection.SeriesKey;
import io.headroom.core.projection.UsageProjection;
import io.headroom.core.projection.UsageSeries;
import io.headroom.core.readiness.ReadinessFacts;
import io.headroom.core.reconciliation.TableCheck;
import io.headroom.core.scope.Scope;
import io.headroom.core.scope.ScopeKey;
import io.headroom.core.scope.TableName;
import io.headroom.core.scope.Tenant;
import io.headroom.core.topic.Topic;
import io.headroom.core.topic.TopicCheck;
import io.headroom.core.topic.Topics;
import io.headroom.core.trigger.TriggerFact;
import io.headroom.core.usage.InstanceSample;
import io.headroom.core.usage.Sample;
import io.headroom.core.usage.Sketch;
import io.headroom.core.usage.SlotWal;
import io.headroom.core.usage.Subject;
import io.headroom.core.usage.UsageKey;
import io.headroom.core.usage.UsageMeasure;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Says on the topics what ingest and analytics would say about one database. */
public final class Published implements AutoCloseable {
    public static final int PARTITIONS = 4;

    private final String database;
    private String instance = "main";
    private final KafkaProducer<byte[], byte[]> producer;
    private final List<Future<RecordMetadata>> sent = new ArrayList<>();
    private final Map<GrowthKey, NavigableMap<Long, GrowthBucket>> packs = new HashMap<>();

    public Published(String bootstrapServers, String database) {
        this.database = database;
        Map<String, Object> kafka = Map.of("bootstrap.servers", bootstrapServers);
        try (Admin admin = Admin.create(kafka)) {
            TopicCheck.ensure(admin, PARTITIONS, (short) 1);
        }
        this.producer = new KafkaProducer<>(kafka, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** The instance of what follows, if it is not main. */
    public Published on(String name) {
        instance = name;
        return this;
    }

    public Published streaming() {
        return capture(CaptureState.STREAMING, 1, null, null, RunningApi.NOW);
    }

    public Published capture(
            CaptureState state, int seeded, @Nullable Seeding seeding, @Nullable Problem problem, Instant at) {
        CaptureStatus status =
                new CaptureStatus(database, instance, state, 1, seeded, seeding, at, "f00d", problem, null, at, null);
        return send(Topics.CAPTURE, database, status);
    }

    /** Streaming, with a slot that keeps some WAL. */
    public Published streamingFrom(SlotWal slot) {
        CaptureStatus status = new CaptureStatus(
                database, instance, CaptureState.STREAMING, 1, 1, null, slot.at(), "f00d", null, slot, slot.at(), null);
        return send(Topics.CAPTURE, database, status);
    }

    public Published table(int id, String name, TableWatch state, @Nullable Problem problem) {
        WatchedTable table = new WatchedTable(
                database,
                new TableId(id),
                TableName.parse(name),
                id,
                List.of("id"),
                "tenant_id",
                1,
                "1:0/0:0",
                state,
                problem,
                null);
        return send(Topics.TABLES, table.key(), table);
    }

    public Published table(WatchedTable table) {
        return send(Topics.TABLES, table.key(), table);
    }

    public Published provisionalTotals(ProvisionalTotals totals) {
        return send(Topics.PROVISIONAL_TOTALS, totals.key(), totals);
    }

    public Published tableForgotten(int id) {
        return send(Topics.TABLES, database + "/" + id, null);
    }

    public Published whole(long rows, long bytes, @Nullable Instant asOf) {
        LiveFootprint footprint = new LiveFootprint(new Footprint(rows, bytes), asOf);
        return send(Topics.FOOTPRINTS, new ScopeKey(database, Scope.DATABASE), footprint);
    }

    public Published footprint(String scope, long rows, long bytes) {
        LiveFootprint footprint = new LiveFootprint(new Footprint(rows, bytes), null);
        return send(Topics.FOOTPRINTS, new ScopeKey(database, Scope.parse(scope)), footprint);
    }

    /** A part of a table, with the tenant in the sums of neither. */
    public Published part(String table, Tenant tenant, long rows, long bytes) {
        Scope scope = new Scope.OfTenantTable(TableName.parse(table), tenant);
        LiveFootprint footprint = new LiveFootprint(new Footprint(rows, bytes), null);
        return send(Topics.FOOTPRINTS, new ScopeKey(database, scope), footprint);
    }

    public Published growth(String scope, Granularity granularity, Instant start, Flows flows) {
        GrowthKey key = GrowthKey.of(new ScopeKey(database, Scope.parse(scope)), granularity, start.getEpochSecond());
        NavigableMap<Long, GrowthBucket> pack = packs.computeIfAbsent(key, added -> new TreeMap<>());
        pack.put(start.getEpochSecond(), GrowthBucket.NONE.plus(Origin.OBSERVED, flows));
        return send(Topics.GROWTH, key, new GrowthPack(pack));
    }

    public Published cohorts(String scope, Map<String, Footprint> byMonth) {
        Map<Cohort, Footprint> live = new HashMap<>();
        byMonth.forEach((month, footprint) -> live.put(Cohort.parse(month), footprint));
        return send(Topics.COHORTS, new ScopeKey(database, Scope.parse(scope)), LiveCohorts.NONE.plus(live));
    }

    public Published projection(String scope, Measure measure, ProjectionFact fact) {
        SeriesKey key = new SeriesKey(new ScopeKey(database, Scope.parse(scope)), measure);
        return send(Topics.PROJECTIONS, key, fact);
    }

    public Published recommendation(RecommendationFact fact) {
        return send(Topics.RECOMMENDATIONS, fact.instance(), fact);
    }

    public Published sample(Sample sample) {
        return send(Topics.SAMPLES, sample.key(), sample);
    }

    public Published reading(InstanceSample sample) {
        return sample(sample);
    }

    /** A reading that was published at {@code at}. */
    public Published readingAt(InstanceSample sample, Instant at) {
        byte[] key = Topics.SAMPLES.keys().serializer().serialize(Topics.SAMPLES.name(), sample.key());
        byte[] value = Topics.SAMPLES.values().serializer().serialize(Topics.SAMPLES.name(), sample);
        sent.add(producer.send(new ProducerRecord<>(Topics.SAMPLES.name(), null, at.toEpochMilli(), key, value)));
        return this;
    }

    /** The only reading of a day. */
    public Published usage(String subject, UsageMeasure measure, Instant at, double value) {
        long day = Granularity.DAY.start(at.getEpochSecond());
        return send(
                Topics.USAGE,
                new UsageKey(Subject.parse(subject), measure, Granularity.DAY, day),
                Sketch.of(value, at).bucket());
    }

    /** What is expected of a measure by day or hour. */
    public Published expectation(UsageSeries series, UsageProjection projection) {
        return send(Topics.USAGE_PROJECTIONS, series, projection);
    }

    public Published readiness(ReadinessFacts facts) {
        return send(Topics.READINESS, database, facts);
    }

    public Published trigger(TriggerFact fact) {
        return send(Topics.TRIGGERS, fact.key(), fact);
    }

    public Published check(TableCheck check) {
        return send(Topics.CHECKS, check.key(), check);
    }

    public Published annotation(Annotation annotation) {
        return send(Topics.ANNOTATIONS, annotation.key(), annotation);
    }

    public Published deadLetter(String table, String reason) {
        DeadLetter letter = new DeadLetter("headroom.row-changes", 0, 7, database, table, reason, null, null);
        return send(Topics.DEAD_LETTERS, "headroom.row-changes/0/7/" + database, letter);
    }

    public Published bytes(Topic<?, ?> topic, byte[] key, byte[] value) {
        sent.add(producer.send(new ProducerRecord<>(topic.name(), key, value)));
        return this;
    }

    private <K, V> Published send(Topic<K, V> topic, K key, @Nullable V value) {
        byte[] keyBytes = topic.keys().serializer().serialize(topic.name(), key);
        byte[] valueBytes = topic.values().serializer().serialize(topic.name(), value);
        return bytes(topic, keyBytes, valueBytes);
    }

    /** Returns when the broker has everything. */
    @Override
    public void close() {
        try (producer) {
            for (Future<RecordMetadata> record : sent) {
                record.get();
            }
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException("a record could not be sent", e);
        }
    }
}
