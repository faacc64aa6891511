package io.headroom.ingest.announce;

import io.headroom.core.capture.CaptureStatus;
import io.headroom.core.topic.Topics;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What was last said about each database, by whatever process. */
public final class LastWords implements AutoCloseable {
    private final TopicView<String, CaptureStatus> view;
    private final Map<String, CaptureStatus> latest = new TreeMap<>();

    public LastWords(Map<String, Object> kafka) {
        view = new TopicView<>(kafka, Topics.CAPTURE);
    }

    /** By database, as of now. */
    public synchronized Map<String, CaptureStatus> all() {
        view.catchUp(this::learn);
        return Map.copyOf(latest);
    }

    private void learn(String database, @Nullable CaptureStatus status) {
        if (status == null) {
            latest.remove(database);
        } else {
            latest.put(database, status);
        }
    }

    @Override
    public synchronized void close() {
        view.close();
    }
}
