package io.headroom.standalone.demo;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What is to be done when. It knows no clock: it is told what time it is, so a test can let a day pass at once. */
final class Agenda {

    private static final class Entry {
        private final Chore chore;
        private final Duration every;
        private Instant due;

        Entry(Chore chore, Duration every, Instant due) {
            this.chore = chore;
            this.every = every;
            this.due = due;
        }
    }

    private final Instant began;
    private final List<Entry> entries = new ArrayList<>();

    private Agenda(Instant began) {
        this.began = began;
    }

    /**
     * The demo's. The import comes before the departure, and both after the rest, so that a clock that jumps over all of
     * them still tells the story in its order.
     */
    static Agenda of(Timetable timetable, Updates updates, HeldBookings held, Continuation growth, Instant now) {
        Agenda agenda = new Agenda(now);
        agenda.repeat(timetable.updateEvery(), updates);
        agenda.repeat(timetable.holdEvery(), held::hold);
        agenda.repeat(timetable.updateEvery(), held::cancel);
        agenda.repeat(timetable.holdEvery(), growth);
        agenda.once(timetable.importAfter(), Turns::importCustomers);
        agenda.once(timetable.departureAfter(), Turns::leave);
        return agenda;
    }

    private void repeat(Duration every, Chore chore) {
        entries.add(new Entry(chore, every, began.plus(every)));
    }

    private void once(Duration after, Chore chore) {
        entries.add(new Entry(chore, Duration.ZERO, began.plus(after)));
    }

    /** Does what is due, each in its own transaction; what was missed meanwhile is not made up for. */
    void run(Connection connection, Instant now) throws SQLException {
        // A copy, because what happens once is taken off the list as it happens.
        for (Entry entry : List.copyOf(entries)) {
            if (!now.isBefore(entry.due)) {
                entry.chore.run(connection, now);
                connection.commit();
                // From now, not from when it was due: a machine that slept must not wake to a burst.
                entry.due = now.plus(entry.every);
                if (entry.every.isZero()) {
                    entries.remove(entry);
                }
            }
        }
    }
}
