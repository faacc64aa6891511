package io.headroom.ingest.announce;

import io.headroom.core.capture.CaptureState;
import io.headroom.core.capture.CaptureStatus;
import io.headroom.core.capture.Problem;
import io.headroom.core.capture.Seeding;
import io.headroom.core.capture.SlotOrigin;
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
    private boolean waiting;
    private boolean started;

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

    /** Another process captures the database and speaks about it: until {@link #takeOver} nothing is said from here. */
    public synchronized void waiting(Problem problem) {
        waiting = true;
        state(CaptureState.RETRYING, problem);
    }

    public synchronized boolean isWaiting() {
        return waiting;
    }

    /** The database is captured from here on, and from where {@code recorded} says that it was. */
    public synchronized void takeOver(@Nullable CaptureStatus recorded) {
        waiting = false;
        started = true;
        if (recorded != null) {
            status = new CaptureStatus(
                    status.database(),
                    status.instance(),
                    status.state(),
                    recorded.generation(),
                    recorded.seeded(),
                    null,
                    recorded.committedAt(),
                    recorded.secretFingerprint(),
                    status.problem(),
                    status.slotWal(),
                    clock.instant(),
                    recorded.origin());
        }
    }

    /** A new slot generation begins; nothing of it is seeded. */
    public synchronized void begin(int generation, String secretFingerprint) {
        store(generation, status.seeded(), secretFingerprint, null);
    }

    /** The slot of this generation was made. */
    public synchronized void made(SlotOrigin origin) {
        store(status.generation(), status.seeded(), status.secretFingerprint(), origin);
    }

    /** What was to be read has been read; if it was the last table of them all, this generation is complete. */
    public synchronized void seeded(boolean all) {
        if (all && status.seeded() != status.generation()) {
            store(status.generation(), status.generation(), status.secretFingerprint(), status.origin());
        } else {
            say(status.state(), null, null, status.committedAt());
        }
    }

    /** No table is being read any more, however that came. */
    public synchronized void complete() {
        if (!isWhole()) {
            seeded(true);
        }
    }

    /** Tables that come later are seeded while the database as a whole is followed already. */
    public synchronized void seeding(Seeding seeding) {
        boolean stays = isWhole() || status.state() == CaptureState.GIVEN_UP;
        say(
                stays ? status.state() : CaptureState.SNAPSHOT,
                stays ? status.problem() : null,
                seeding,
                status.committedAt());
    }

    /** Something holds up what goes on all the same. */
    public synchronized void hindered(Problem problem) {
        state(status.state(), problem);
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
                flowing ? status.publishedAt() : clock.instant(),
                status.origin());
        post();
    }

    /** Everything up to {@code committedAt} is in Kafka. */
    public synchronized void streamed(Instant committedAt) {
        if (status.state() == CaptureState.GIVEN_UP) {
            // The last of a stream that has no slot any more.
            return;
        }
        boolean whole = isWhole();
        say(
                whole ? CaptureState.STREAMING : CaptureState.SNAPSHOT,
                whole && status.seeding() == null ? null : status.problem(),
                status.seeding(),
                committedAt);
    }

    /** Sweeps go on. All that they say is at least as of {@code countedAt}; absent before every table was counted. */
    public synchronized void sampled(@Nullable Instant countedAt, @Nullable Problem problem) {
        say(
                countedAt == null ? CaptureState.SNAPSHOT : CaptureState.SAMPLED,
                problem,
                null,
                countedAt == null ? status.committedAt() : countedAt);
    }

    /** Says once more where it waits or rests. Where rows flow or are counted, that has to say itself that it goes on. */
    public synchronized void repeat() {
        boolean stands = switch (status.state()) {
            case RETRYING, GIVEN_UP, FAILED -> true;
            case STARTING -> started;
            case SNAPSHOT, STREAMING, SAMPLED -> false;
        };
        if (stands) {
            say(status.state(), status.problem(), status.seeding(), status.committedAt());
        }
    }

    /** Whether this generation's first seeding is finished. */
    public synchronized boolean isWhole() {
        return status.seeded() == status.generation();
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
                clock.instant(),
                status.origin());
        post();
    }

    private void post() {
        if (!waiting) {
            announcer.post(Topics.CAPTURE, status.database(), status);
        }
    }

    private void store(int generation, int seeded, String secretFingerprint, @Nullable SlotOrigin origin) {
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
                clock.instant(),
                origin);
        announcer.put(Topics.CAPTURE, next.database(), next);
        status = next;
    }
}
