package io.headroom.api.view;

import io.headroom.core.capture.CaptureStatus;
import io.headroom.core.capture.DeadLetter;
import io.headroom.core.capture.WatchedTable;
import io.headroom.core.footprint.Footprint;
import io.headroom.core.footprint.LiveFootprint;
import io.headroom.core.growth.Flows;
import io.headroom.core.growth.Granularity;
import io.headroom.core.growth.GrowthBucket;
import io.headroom.core.growth.GrowthKey;
import io.headroom.core.growth.GrowthPack;
import io.headroom.core.growth.Origin;
import io.headroom.core.projection.ProjectionFact;
import io.headroom.core.projection.SeriesKey;
import io.headroom.core.scope.ScopeKey;
import io.headroom.core.trigger.TriggerFact;
import io.headroom.core.usage.Sketch;
import io.headroom.core.usage.Subject;
import io.headroom.core.usage.UsageKey;
import io.headroom.core.usage.UsageMeasure;
import java.time.Instant;
import java.util.NavigableMap;
import org.jspecify.annotations.Nullable;

/** Facts as if they had been read from the topics, one record after the other. */
public final class ReadFacts {
    private final Facts facts = Facts.none();

    public Facts facts() {
        return facts;
    }

    public ReadFacts capture(String database, @Nullable CaptureStatus status) {
        facts.captures().take(database, status, Instant.EPOCH);
        return this;
    }

    public ReadFacts table(String key, @Nullable WatchedTable table) {
        facts.tables().take(key, table, Instant.EPOCH);
        return this;
    }

    public ReadFacts footprint(String scope, long rows, long bytes, @Nullable Instant asOf) {
        facts.footprints()
                .take(ScopeKey.parse(scope), new LiveFootprint(new Footprint(rows, bytes), asOf), Instant.EPOCH);
        return this;
    }

    public ReadFacts footprint(String scope, long rows, long bytes) {
        return footprint(scope, rows, bytes, null);
    }

    public ReadFacts forgotten(String scope) {
        facts.footprints().take(ScopeKey.parse(scope), null, Instant.EPOCH);
        return this;
    }

    /** Adds flows to what is booked in the bucket of that width. */
    public ReadFacts growth(String scope, Granularity granularity, Instant start, Origin origin, Flows flows) {
        ScopeKey key = ScopeKey.parse(scope);
        GrowthKey pack = GrowthKey.of(key, granularity, start.getEpochSecond());
        NavigableMap<Long, GrowthBucket> buckets =
                facts.growths().of(key.database()).buckets(key.scope(), granularity);
        buckets.keySet().removeIf(bucket -> granularity.pack(bucket) != pack.start());
        buckets.merge(
                start.getEpochSecond(),
                GrowthBucket.NONE.plus(origin, flows),
                (before, added) -> before.plus(origin, flows));
        facts.growths().takePack(pack, new GrowthPack(buckets), Instant.EPOCH);
        return this;
    }

    public ReadFacts growth(String scope, Granularity granularity, String date, Origin origin, Flows flows) {
        return growth(scope, granularity, Instant.parse(date + "T00:00:00Z"), origin, flows);
    }

    public ReadFacts projection(String series, ProjectionFact fact) {
        facts.growths().takeProjection(SeriesKey.parse(series), fact, Instant.EPOCH);
        return this;
    }

    /** The only reading of a day. */
    public ReadFacts usage(String subject, UsageMeasure measure, String date, double value) {
        Instant at = Instant.parse(date + "T00:00:00Z");
        UsageKey key = new UsageKey(Subject.parse(subject), measure, Granularity.DAY, at.getEpochSecond());
        facts.usages().take(key, Sketch.of(value, at).bucket(), Instant.EPOCH);
        return this;
    }

    public ReadFacts trigger(TriggerFact fact) {
        facts.triggers().take(fact.key(), fact, Instant.EPOCH);
        return this;
    }

    public ReadFacts deadLetter(DeadLetter letter, Instant publishedAt) {
        facts.deadLetters().take("key", letter, publishedAt);
        return this;
    }
}
