package io.headroom.ingest.sampler;

import io.headroom.core.readiness.ReadinessFacts;
import io.headroom.core.topic.Topics;
import io.headroom.core.usage.IndexUse;
import io.headroom.core.wire.MalformedRecordException;
import io.headroom.ingest.announce.TopicView;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Since when indexes are known to be there and unused. It outlives restarts, because it is read from what was published
 * last. Safe for use by several threads.
 */
final class IndexMemory {
    private static final Logger LOG = LoggerFactory.getLogger(IndexMemory.class);

    private final Map<String, Object> kafka;
    private final Map<String, IndexUse> last = new HashMap<>();
    private boolean recalled;

    IndexMemory(Map<String, Object> kafka) {
        this.kafka = kafka;
    }

    /**
     * The same facts with what is remembered; nothing is remembered of them yet.
     *
     * @throws org.apache.kafka.common.KafkaException if the topic cannot be read now
     */
    synchronized ReadinessFacts recall(ReadinessFacts facts) {
        IndexUse now = facts.indexes();
        if (now == null || now.idle().isEmpty()) {
            return facts;
        }
        if (!recalled) {
            readAll();
            recalled = true;
        }
        IndexUse known = now.after(last.get(facts.database()));
        return new ReadinessFacts(facts.database(), facts.instance(), facts.at(), facts.known(), facts.gaps(), known);
    }

    private void readAll() {
        try (TopicView<String, ReadinessFacts> view = new TopicView<>(kafka, Topics.READINESS)) {
            view.catchUp((database, published) -> {
                if (published != null) {
                    keep(published);
                }
            });
        } catch (MalformedRecordException e) {
            LOG.warn("Since when indexes are unused is counted anew: {}", e.getMessage());
        }
    }

    synchronized void keep(ReadinessFacts published) {
        IndexUse indexes = published.indexes();
        if (indexes != null) {
            last.put(published.database(), indexes);
        }
    }
}
