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
import io.headroom.core.topic.Topic;
import io.headroom.core.topic.Topics;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;

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

        var changes = read(builder, Topics.ROW_CHANGES, "read-row-changes");
        var stores = LedgerStage.stores();
        var booked = LedgerStage.book(changes, stores);
        DeadLetterStage.setAside(booked);
        BracketStage.answer(booked);
        var resolved = KinStage.resolve(booked, stores, partitions);
        var deltas = CombinerStage.combine(resolved, partitions);
        var facts = ScopeStage.sum(deltas, estate.annotations(), partitions);
        ScopeStage.publishFootprints(facts);
        ScopeStage.publishGrowth(facts);
        ScopeStage.publishCohorts(facts);
        ScopeStage.publishProjections(facts);
        var samples = read(builder, Topics.SAMPLES, "read-samples");
        var usage = UsageStage.sum(samples);
        UsageStage.publish(usage);
        UsageStage.publishProjections(usage);
        var captures = read(builder, Topics.CAPTURE, "read-captures");
        // Read back from its topic: ledger and decisions stay apart, and what ingest sets aside counts as well.
        var letters = read(builder, Topics.DEAD_LETTERS, "read-dead-letters");
        var evidence = read(builder, Topics.EVIDENCE, "read-evidence");
        var annotations = read(builder, Topics.ANNOTATIONS, "read-annotations");
        ScopeStage.note(annotations, partitions);
        var declared = DecisionStage.declared(builder);
        DecisionStage.publish(DecisionStage.decide(
                samples, captures, letters, facts, usage, evidence, annotations, declared, estate, partitions));

        return builder.build();
    }

    private static <K, V> KStream<K, V> read(StreamsBuilder builder, Topic<K, V> topic, String name) {
        return builder.stream(
                topic.name(), Consumed.with(topic.keys(), topic.values()).withName(name));
    }
}
