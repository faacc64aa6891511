package io.headroom.analytics;

import io.headroom.core.topic.Topics;
import io.headroom.core.usage.Measured;
import io.headroom.core.usage.Sample;
import io.headroom.core.usage.Subject;
import io.headroom.core.usage.UsageMeasure;
import io.headroom.core.usage.UsageSample;
import io.headroom.testkit.TestServers;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Readings of some subjects over the last day and a half, the same for everybody who asks. */
final class SampledHours {
    /** By hour and by day, the sequence by day. */
    static final int PROJECTED = 7;

    private static final int HOURS = 36;
    private static final Instant END = Instant.now().truncatedTo(ChronoUnit.HOURS);
    private static final Map<String, UsageMeasure> SUBJECTS = Map.of(
            "instance:main", UsageMeasure.CONNECTIONS_USED,
            "database:shop", UsageMeasure.TRANSACTION_RATE,
            "pool:main/shop/app", UsageMeasure.POOL_CLIENTS_WAITING,
            "sequence:shop/public.order_id_seq", UsageMeasure.SEQUENCE_USED);

    private SampledHours() {}

    static void send(TestServers servers) throws Exception {
        try (KafkaProducer<String, Sample> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", servers.bootstrapServers()),
                Topics.SAMPLES.keys().serializer(),
                Topics.SAMPLES.values().serializer())) {
            List<Future<?>> sent = new ArrayList<>();
            for (int hour = 0; hour < HOURS; hour++) {
                for (int minute : List.of(2, 31, 58)) {
                    Instant at = END.minus(Duration.ofHours(HOURS - hour)).plus(Duration.ofMinutes(minute));
                    double value = 0.2 + 0.01 * (hour % 24) + 1e-4 * minute;
                    SUBJECTS.forEach(
                            (subject, measure) -> sent.add(producer.send(record(subject, measure, at, value))));
                }
            }
            for (Future<?> record : sent) {
                record.get();
            }
        }
    }

    private static ProducerRecord<String, Sample> record(
            String subject, UsageMeasure measure, Instant at, double value) {
        Sample sample = new UsageSample(Subject.parse(subject), at, Map.of(measure, new Measured.Known(value)));
        return new ProducerRecord<>(Topics.SAMPLES.name(), null, at.toEpochMilli(), subject, sample);
    }
}
