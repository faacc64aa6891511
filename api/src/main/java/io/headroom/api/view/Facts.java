package io.headroom.api.view;

import io.headroom.core.annotation.Annotation;
import io.headroom.core.capacity.RecommendationFact;
import io.headroom.core.capture.ProvisionalTotals;
import io.headroom.core.declaration.Declaration;
import io.headroom.core.evidence.Evidence;
import io.headroom.core.readiness.ReadinessFacts;
import io.headroom.core.reconciliation.TableCheck;
import io.headroom.core.silence.Acknowledgement;
import io.headroom.core.silence.HeldNotice;
import io.headroom.core.silence.Silence;
import io.headroom.core.topic.Topics;
import io.headroom.core.trigger.TriggerFact;
import io.headroom.core.usage.Sample;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Everything that was read from the topics. */
public record Facts(
        Captures captures,
        Tables tables,
        Latest<ProvisionalTotals> provisionalTotals,
        Footprints footprints,
        Growths growths,
        Usages usages,
        Expectations expectations,
        Cohorts cohorts,
        Readings readings,
        Reports reports,
        Latest<RecommendationFact> recommendations,
        Latest<TriggerFact> triggers,
        Latest<Declaration> capacities,
        Latest<Declaration> policies,
        Latest<Declaration> priceBooks,
        Latest<Evidence> evidence,
        Latest<Annotation> annotations,
        Latest<Silence> silences,
        Latest<Acknowledgement> acknowledgements,
        Latest<HeldNotice> held,
        Latest<ReadinessFacts> readiness,
        Latest<TableCheck> checks,
        DeadLetters deadLetters) {
    static Facts none() {
        return new Facts(
                new Captures(),
                new Tables(),
                new Latest<>(),
                new Footprints(),
                new Growths(),
                new Usages(),
                new Expectations(),
                new Cohorts(),
                new Readings(),
                new Reports(),
                new Latest<>(),
                new Latest<>(),
                new Latest<>(),
                new Latest<>(),
                new Latest<>(),
                new Latest<>(),
                new Latest<>(),
                new Latest<>(),
                new Latest<>(),
                new Latest<>(),
                new Latest<>(),
                new Latest<>(),
                new DeadLetters());
    }

    private void takeSample(String key, @Nullable Sample sample, Instant publishedAt) {
        readings.take(key, sample, publishedAt);
        reports.take(key, sample, publishedAt);
    }

    List<Feed<?, ?>> feeds() {
        return List.of(
                new Feed<>(Topics.CAPTURE, captures::take),
                new Feed<>(Topics.TABLES, tables::take),
                new Feed<>(Topics.PROVISIONAL_TOTALS, provisionalTotals::take),
                new Feed<>(Topics.FOOTPRINTS, footprints::take),
                new Feed<>(Topics.GROWTH, growths::takePack),
                new Feed<>(Topics.COHORTS, cohorts::take),
                new Feed<>(Topics.PROJECTIONS, growths::takeProjection),
                new Feed<>(Topics.USAGE, usages::take),
                new Feed<>(Topics.USAGE_PROJECTIONS, expectations::take),
                Feed.lately(Topics.SAMPLES, this::takeSample),
                new Feed<>(Topics.RECOMMENDATIONS, recommendations::take),
                new Feed<>(Topics.TRIGGERS, triggers::take),
                new Feed<>(Topics.CAPACITIES, capacities::take),
                new Feed<>(Topics.POLICIES, policies::take),
                new Feed<>(Topics.PRICE_BOOK, priceBooks::take),
                new Feed<>(Topics.EVIDENCE, evidence::take),
                new Feed<>(Topics.ANNOTATIONS, annotations::take),
                new Feed<>(Topics.SILENCES, silences::take),
                new Feed<>(Topics.ACKNOWLEDGEMENTS, acknowledgements::take),
                new Feed<>(Topics.HELD_NOTICES, held::take),
                new Feed<>(Topics.READINESS, readiness::take),
                new Feed<>(Topics.CHECKS, checks::take),
                new Feed<>(Topics.DEAD_LETTERS, deadLetters::take));
    }
}
