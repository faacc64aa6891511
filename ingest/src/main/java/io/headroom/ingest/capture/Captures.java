package io.headroom.ingest.capture;

import io.headroom.core.capture.CaptureState;
import io.headroom.core.capture.CaptureStatus;
import io.headroom.core.config.CaptureMode;
import io.headroom.core.config.DatabaseConfig;
import io.headroom.ingest.announce.Announcer;
import io.headroom.ingest.announce.KafkaRows;
import io.headroom.ingest.announce.LastWords;
import io.headroom.ingest.announce.StatusLine;
import io.headroom.ingest.announce.StoredOffsets;
import io.headroom.ingest.announce.TableDirectory;
import io.headroom.ingest.guard.LocalRoom;
import io.headroom.ingest.guard.SlotCare;
import io.headroom.ingest.guard.SlotGuard;
import io.headroom.ingest.seed.ReaderLag;
import io.headroom.ingest.source.Slot;
import io.headroom.ingest.stream.RowPublisher;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.jspecify.annotations.Nullable;

/** The captures of one process, with what they share. */
public final class Captures implements AutoCloseable {
    private static final Duration OFTEN_ENOUGH = Duration.ofSeconds(5);

    private final List<DatabaseCapture> captures;
    private final SharedParts shared;
    private final List<CaptureStatus> orphans;
    private final Thread speaker;
    private final CountDownLatch closing = new CountDownLatch(1);

    private Captures(List<DatabaseCapture> captures, SharedParts shared, List<CaptureStatus> orphans) {
        this.captures = captures;
        this.shared = shared;
        this.orphans = orphans;
        speaker = new Thread(this::speak, "captures-that-wait");
        speaker.setDaemon(true);
    }

    /** A capture that waits for something is not silent. */
    private void speak() {
        try {
            while (!closing.await(OFTEN_ENOUGH.toMillis(), TimeUnit.MILLISECONDS)) {
                captures.forEach(DatabaseCapture::repeat);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * @param kafka how to reach the broker, on which the topics of the contract exist
     * @param care how much WAL PostgreSQL may keep for them
     * @param room for what they count
     */
    public static Captures start(
            List<DatabaseConfig> databases,
            Map<String, Object> kafka,
            short replication,
            int partitions,
            byte[] rowSecret,
            SlotCare care,
            LocalRoom room) {
        return start(databases, kafka, replication, partitions, rowSecret, care, room, () -> new KafkaRows(kafka));
    }

    static Captures start(
            List<DatabaseConfig> databases,
            Map<String, Object> kafka,
            short replication,
            int partitions,
            byte[] rowSecret,
            SlotCare care,
            LocalRoom room,
            Supplier<RowPublisher> publishers) {
        requireDistinctSlots(databases);
        try (Admin admin = Admin.create(kafka)) {
            StoredOffsets.ensureTopic(admin, replication);
        }
        LastWords lastWords = new LastWords(kafka);
        Map<String, CaptureStatus> recorded = lastWords.all();
        Announcer announcer = new Announcer(kafka);
        SharedParts shared = new SharedParts(
                kafka,
                replication,
                partitions,
                rowSecret.clone(),
                publishers,
                announcer,
                new TableDirectory(announcer, kafka),
                new StoredOffsets(kafka),
                lastWords,
                new ReaderLag(kafka),
                room);
        List<DatabaseCapture> captures = new ArrayList<>();
        for (DatabaseConfig database : databases) {
            CaptureStatus last = initial(database, recorded.get(database.name()));
            StatusLine status = new StatusLine(announcer, InstantSource.system(), last);
            boolean follows = database.capture() == CaptureMode.CHANGES;
            SlotGuard guard = follows ? new SlotGuard(database, status, care, InstantSource.system()) : null;
            captures.add(new DatabaseCapture(database, status, shared, guard));
        }
        captures.forEach(DatabaseCapture::start);
        Captures started = new Captures(captures, shared, orphans(recorded, captures));
        started.speaker.start();
        return started;
    }

    private static List<CaptureStatus> orphans(Map<String, CaptureStatus> recorded, List<DatabaseCapture> captures) {
        Map<String, CaptureStatus> others = new TreeMap<>(recorded);
        captures.forEach(capture -> others.remove(capture.status().database()));
        return others.values().stream().filter(last -> last.generation() > 0).toList();
    }

    /** The last words about databases that were captured once and are not any more: they may still have their slots. */
    public List<CaptureStatus> orphans() {
        return orphans;
    }

    /** Every database as this process sees it now. */
    public List<CaptureStatus> statuses() {
        return captures.stream().map(DatabaseCapture::status).toList();
    }

    /** Databases whose names differ in signs only would take each other's slots for their own. */
    private static void requireDistinctSlots(List<DatabaseConfig> databases) {
        databases.stream()
                .collect(Collectors.groupingBy(database -> Slot.nameOf(database.name(), 1)))
                .forEach((slot, sharing) -> {
                    if (sharing.size() > 1) {
                        throw new IllegalArgumentException(
                                "headroom.databases." + sharing.get(0).name() + " and "
                                        + sharing.get(1).name() + " would share slot " + slot + "; rename one of them");
                    }
                });
    }

    /** What a former process said holds for generations and secret only. */
    private static CaptureStatus initial(DatabaseConfig database, @Nullable CaptureStatus last) {
        return new CaptureStatus(
                database.name(),
                database.instance(),
                CaptureState.STARTING,
                last == null ? 0 : last.generation(),
                last == null ? 0 : last.seeded(),
                null,
                last == null ? null : last.committedAt(),
                last == null ? "" : last.secretFingerprint(),
                null,
                null,
                InstantSource.system().instant(),
                last == null ? null : last.origin());
    }

    @Override
    public void close() {
        closing.countDown();
        captures.forEach(DatabaseCapture::beginClosing);
        captures.forEach(DatabaseCapture::close);
        awaitTheLastWord();
        shared.offsets().close();
        shared.lastWords().close();
        shared.pace().close();
        shared.directory().close();
        shared.announcer().close();
    }

    /** Whoever still speaks needs the announcer. */
    private void awaitTheLastWord() {
        try {
            speaker.join(OFTEN_ENOUGH.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
