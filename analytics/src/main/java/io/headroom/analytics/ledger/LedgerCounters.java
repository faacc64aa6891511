package io.headroom.analytics.ledger;

import io.headroom.core.ledger.Outcome.Verdict;
import org.apache.kafka.common.metrics.Sensor;
import org.apache.kafka.streams.processor.api.ProcessorContext;

/**
 * Counters of one partition's ledger: read = applied + repeated + dead-lettered. Alert on any dead letter; many repeats
 * mean that ingest keeps restarting.
 */
record LedgerCounters(Sensor applied, Sensor repeated, Sensor deadLettered) {

    static LedgerCounters of(ProcessorContext<?, ?> context) {
        return new LedgerCounters(
                total(context, "applied"), total(context, "repeated"), total(context, "dead-lettered"));
    }

    void count(Verdict verdict) {
        (verdict == Verdict.APPLIED ? applied : repeated).record();
    }

    void countDeadLetter() {
        deadLettered.record();
    }

    private static Sensor total(ProcessorContext<?, ?> context, String operation) {
        return context.metrics()
                .addRateTotalSensor("ledger", context.taskId().toString(), operation, Sensor.RecordingLevel.INFO);
    }
}
