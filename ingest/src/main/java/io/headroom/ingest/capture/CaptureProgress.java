package io.headroom.ingest.capture;

import io.headroom.core.capture.DeadLetter;
import io.headroom.core.capture.Seeding;
import io.headroom.core.capture.WatchedTable;
import io.headroom.core.scope.TableName;
import io.headroom.core.topic.Topics;
import io.headroom.ingest.announce.Announcer;
import io.headroom.ingest.announce.StatusLine;
import io.headroom.ingest.announce.TableDirectory;
import io.headroom.ingest.stream.StreamListener;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Records what a stream has reached. */
final class CaptureProgress implements StreamListener {
    private static final Logger LOG = LoggerFactory.getLogger(CaptureProgress.class);

    /** Rows between two words about a seeding. */
    private static final int STEP = 20_000;

    private final StatusLine status;
    private final TableDirectory directory;
    private final Announcer announcer;
    private final Course course;
    private final Set<TableName> begun = new HashSet<>();
    private long rows;

    CaptureProgress(StatusLine status, TableDirectory directory, Announcer announcer, Course course) {
        this.status = status;
        this.directory = directory;
        this.announcer = announcer;
        this.course = course;
    }

    @Override
    public void seed(TableName table) {
        boolean another = begun.add(table);
        if (another || rows % STEP == 0) {
            status.seeding(new Seeding(begun.size() - 1, course.counted().size(), rows, course.expectedRows()));
        }
        rows++;
    }

    /** The tables come first: a crash in between leaves the generation unfinished, and another one is begun. */
    @Override
    public void seeded(List<WatchedTable> live) {
        live.forEach(directory::write);
        status.seeded();
        LOG.info("Database {}: {} rows of {} tables are counted", status.now().database(), rows, live.size());
    }

    @Override
    public void streamed(Instant committedAt) {
        status.streamed(committedAt);
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
