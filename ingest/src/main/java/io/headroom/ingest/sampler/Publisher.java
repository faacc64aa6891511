package io.headroom.ingest.sampler;

import io.headroom.core.readiness.ReadinessFacts;
import io.headroom.core.topic.Topics;
import io.headroom.core.usage.Sample;
import io.headroom.ingest.announce.Announcer;
import java.util.List;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Publishes the readings of one database or host; what is held up is read again soon, so nothing is kept. */
record Publisher(Announcer announcer, String source) {
    private static final Logger LOG = LoggerFactory.getLogger(Publisher.class);

    /** Whether all of them are stored. */
    boolean publish(List<? extends Sample> samples) {
        return stored(() -> announcer.putAll(Topics.SAMPLES, samples, Sample::key));
    }

    boolean publish(ReadinessFacts read, IndexMemory memory) {
        return stored(() -> {
            ReadinessFacts facts = memory.recall(read);
            announcer.put(Topics.READINESS, facts.database(), facts);
            memory.keep(facts);
        });
    }

    private boolean stored(Runnable put) {
        try {
            put.run();
            return true;
        } catch (IllegalStateException | KafkaException e) {
            LOG.warn("Readings of {} are held up: {}", source, e.getMessage());
            return false;
        }
    }
}
