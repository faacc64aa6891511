package io.headroom.analytics;

import io.headroom.analytics.decision.DecisionStage;
import io.headroom.analytics.delta.CombinerStage;
import io.headroom.analytics.ledger.BracketStage;
import io.headroom.analytics.ledger.DeadLetterStage;
import io.headroom.analytics.ledger.KinStage;
import io.headroom.analytics.ledger.LedgerStage;
import io.headroom.analytics.scope.ScopeStage;
import io.headroom.analytics.usage.UsageStage;
import io.headroom.core.decision.Estate;
import io.headroom.core.topic.Topics;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;

/**
 * Row changes become differences against the ledger, those of child rows find their tenants by their parents;
 * differences become sums per scope, sums become footprints, growth and projections; readings become usage, and with
 * them beside, projections become decisions.
 */
final class HeadroomTopology {
    private HeadroomTopology() {}

    /**
     * @param partitions of the topic {@code headroom.row-changes}: a footprint has an as-of once all have sent a
     *     watermark
     * @param estate what the configuration declares
     */
    static Topology build(int partitions, Estate estate) {
        StreamsBuilder builder = new StreamsBuilder();

        var changes = builder.stream(
                Topics.ROW_CHANGES.name(),
                Consumed.with(Topics.ROW_CHANGES.keys(), Topics.ROW_CHANGES.values())
                        .withName("read-row-changes"));
        var stores = LedgerStage.stores();
        var booked = LedgerStage.book(changes, stores);
        DeadLetterStage.setAside(booked);
        BracketStage.answer(booked);
        var resolved = KinStage.resolve(booked, stores, partitions);
        var deltas = CombinerStage.combine(resolved, partitions);
        var facts = ScopeStage.sum(deltas, partitions);
        ScopeStage.publishFootprints(facts);
        ScopeStage.publishGrowth(facts);
        ScopeStage.publishCohorts(facts);
        ScopeStage.publishProjections(facts);
        var samples = builder.stream(
                Topics.SAMPLES.name(),
                Consumed.with(Topics.SAMPLES.keys(), Topics.SAMPLES.values()).withName("read-samples"));
        UsageStage.publish(UsageStage.sum(samples));
        var captures = builder.stream(
                Topics.CAPTURE.name(),
                Consumed.with(Topics.CAPTURE.keys(), Topics.CAPTURE.values()).withName("read-captures"));
        // Read back from its topic: ledger and decisions stay apart, and what ingest sets aside counts as well.
        var letters = builder.stream(
                Topics.DEAD_LETTERS.name(),
                Consumed.with(Topics.DEAD_LETTERS.keys(), Topics.DEAD_LETTERS.values())
                        .withName("read-dead-letters"));
        var evidence = builder.stream(
                Topics.EVIDENCE.name(),
                Consumed.with(Topics.EVIDENCE.keys(), Topics.EVIDENCE.values()).withName("read-evidence"));
        var declared = DecisionStage.declared(builder);
        DecisionStage.publish(
                DecisionStage.decide(samples, captures, letters, facts, evidence, declared, estate, partitions));

        return builder.build();
    }
}
