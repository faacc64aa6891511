package io.headroom.standalone.demo;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.SplittableRandom;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What goes on in the demo's database: updates, bookings that come and go, growth at the rate of the history, and the
 * two turns of the story. Nothing but that growth and those turns is left behind, or the demo would destroy the
 * forecast it shows.
 */
public final class DemoWorkload implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(DemoWorkload.class);
    /** Finer than anything on the timetable. */
    private static final long LOOK_EVERY_MILLIS = 100;

    private static final long PATIENCE_SECONDS = 10;

    private final Login login;
    private final Timetable timetable;
    private final InstantSource clock;
    private final ScheduledExecutorService thread;
    private @Nullable Connection connection;
    private @Nullable Agenda agenda;
    private boolean paused;
    private boolean closed;

    DemoWorkload(Login login, Timetable timetable, InstantSource clock) {
        this.login = login;
        this.timetable = timetable;
        this.clock = clock;
        this.thread = new ScheduledThreadPoolExecutor(1, DemoWorkload::daemon, new ThreadPoolExecutor.DiscardPolicy());
    }

    private static Thread daemon(Runnable task) {
        Thread made = new Thread(task, "demo-workload");
        made.setDaemon(true);
        return made;
    }

    /** Begins the story, at the clock's present, unless the demo is being stopped already. */
    public void start() throws SQLException {
        if (thread.isShutdown()) {
            return;
        }
        begin();
        var unused = thread.scheduleWithFixedDelay(
                this::lookAgain, LOOK_EVERY_MILLIS, LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Begins without a thread: nothing happens but in {@link #runDue()}. */
    synchronized void begin() throws SQLException {
        Connection open = open();
        HeldBookings.cancelAll(open);
        Instant now = clock.instant();
        SplittableRandom random = new SplittableRandom(now.toEpochMilli());
        HeldBookings held = new HeldBookings(open, timetable.cancelAfter(), random);
        agenda = Agenda.of(timetable, new Updates(open, random), held, new Continuation(open, now), now);
        open.commit();
    }

    /** Does all that is due at the clock's present, unless paused. */
    synchronized void runDue() throws SQLException {
        if (agenda != null && !paused && !closed) {
            agenda.run(open(), clock.instant());
        }
    }

    /** Returns when nothing is being changed, and nothing will be until {@link #resume()}. */
    public synchronized void pause() {
        paused = true;
    }

    public synchronized void resume() {
        paused = false;
    }

    private void lookAgain() {
        try {
            runDue();
        } catch (SQLException | RuntimeException e) {
            // A failure leaves the transaction open, and the connection perhaps dead: the next look begins with a new
            // one.
            LOG.warn("The demo's workload failed and tries again: {}", e.toString());
            disconnect();
        }
    }

    private Connection open() throws SQLException {
        Connection open = connection;
        if (open == null) {
            open = login.connect();
            open.setAutoCommit(false);
            connection = open;
        }
        return open;
    }

    private synchronized void disconnect() {
        try {
            if (connection != null) {
                connection.close();
            }
        } catch (SQLException e) {
            LOG.debug("A connection that had failed did not close", e);
        }
        connection = null;
    }

    /** Ends with no booking half-way: those that wait for their cancellation are cancelled now. */
    @Override
    public void close() {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("The demo's workload did not end within {} s", PATIENCE_SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        cancelRest();
        disconnect();
    }

    private synchronized void cancelRest() {
        if (agenda == null || closed) {
            return;
        }
        // Before the last change: a look that comes late must not hold a booking after it.
        closed = true;
        try {
            HeldBookings.cancelAll(open());
            open().commit();
        } catch (SQLException e) {
            LOG.warn("The demo's workload leaves bookings behind that it would have cancelled: {}", e.toString());
        }
    }
}
