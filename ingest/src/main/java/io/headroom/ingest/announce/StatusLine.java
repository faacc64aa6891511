package io.headroom.ingest.announce;

import io.headroom.core.capture.CaptureState;
import io.headroom.core.capture.CaptureStatus;
import io.headroom.core.capture.Problem;
import io.headroom.core.capture.Seeding;
import io.headroom.core.topic.Topics;
import io.headroom.core.usage.SlotWal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What is said about one database's capture. What a restart relies on is stored before the call returns. */
public final class StatusLine {
    private final Announcer announcer;
    private final InstantSource clock;
    private CaptureStatus status;

    /** @param recorded the last status said about the database, by whatever process */
    public StatusLine(Announcer announcer, InstantSource clock, CaptureStatus recorded) {
        this.announcer = announcer;
        this.clock = clock;
        this.status = recorded;
    }

    public synchronized CaptureStatus now() {
        return status;
    }

    /** Changes of state, and of what holds it up. */
    public synchronized void state(CaptureState state, @Nullable Problem problem) {
        if (state != status.state() || !Objects.equals(problem, status.problem())) {
            say(state, problem, status.seeding(), status.committedAt());
        }
    }

    /** A new slot generation begins; nothing of it is seeded. */
    public synchronized void begin(int generation, String secretFingerprint) {
        store(generation, status.seeded(), secretFingerprint);
    }

    /** The rows of this generation are known. */
    public synchronized void seeded() {
        store(status.generation(), status.generation(), status.secretFingerprint());
    }

    public synchronized void seeding(Seeding seeding) {
        say(CaptureState.SNAPSHOT, status.problem(), seeding, status.committedAt());
    }

    /**
     * What the slot retains, read beside the capture. Where rows are said to flow, the time of the last word stays: only
     * the flow itself may claim that it goes on.
     */
    public synchronized void slotWal(@Nullable SlotWal read) {
        boolean flowing = status.state() == CaptureState.STREAMING || status.state() == CaptureState.SNAPSHOT;
        status = new CaptureStatus(
                status.database(),
                status.instance(),
                status.state(),
                status.generation(),
                status.seeded(),
                status.seeding(),
                status.committedAt(),
                status.secretFingerprint(),
                status.problem(),
                read,
                flowing ? status.publishedAt() : clock.instant());
        announcer.post(Topics.CAPTURE, status.database(), status);
    }

    /** Everything up to {@code committedAt} is in Kafka. */
    public synchronized void streamed(Instant committedAt) {
        say(CaptureState.STREAMING, null, null, committedAt);
    }

    private void say(
            CaptureState state, @Nullable Problem problem, @Nullable Seeding seeding, @Nullable Instant committedAt) {
        status = new CaptureStatus(
                status.database(),
                status.instance(),
                state,
                status.generation(),
                status.seeded(),
                seeding,
                committedAt,
                status.secretFingerprint(),
                problem,
                status.slotWal(),
                clock.instant());
        announcer.post(Topics.CAPTURE, status.database(), status);
    }

    private void store(int generation, int seeded, String secretFingerprint) {
        CaptureStatus next = new CaptureStatus(
                status.database(),
                status.instance(),
                status.state(),
                generation,
                seeded,
                null,
                status.committedAt(),
                secretFingerprint,
                status.problem(),
                status.slotWal(),
                clock.instant());
        announcer.put(Topics.CAPTURE, next.database(), next);
        status = next;
    }
}
