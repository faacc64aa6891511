package io.headroom.ingest.capture;

import io.headroom.core.capture.DeadLetter;
import io.headroom.core.capture.WatchedTable;
import io.headroom.core.topic.Topics;
import io.headroom.ingest.announce.Announcer;
import io.headroom.ingest.announce.StatusLine;
import io.headroom.ingest.announce.TableDirectory;
import io.headroom.ingest.stream.StreamListener;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Records what a stream has reached. */
final class CaptureProgress implements StreamListener {
    private static final Logger LOG = LoggerFactory.getLogger(CaptureProgress.class);

    private final StatusLine status;
    private final TableDirectory directory;
    private final Announcer announcer;

    CaptureProgress(StatusLine status, TableDirectory directory, Announcer announcer) {
        this.status = status;
        this.directory = directory;
        this.announcer = announcer;
    }

    @Override
    public void streamed(Instant committedAt) {
        status.streamed(committedAt);
    }

    @Override
    public boolean isWhole() {
        return status.isWhole();
    }

    @Override
    public void epochRaised(WatchedTable table) {
        directory.write(table);
    }

    @Override
    public void setAside(DeadLetter letter) {
        LOG.warn("A record of table {} was set aside: {}", letter.table(), letter.reason());
        announcer.put(Topics.DEAD_LETTERS, letter.database() + "/" + letter.table(), letter);
    }
}
