package io.headroom.standalone.demo;

import java.time.Duration;

/**
 * When what happens while the demo runs.
 *
 * @param updateEvery a session or a customer changes
 * @param holdEvery a booking is made that will not last
 * @param cancelAfter such a booking is deleted again
 * @param importAfter a tenant imports customers, counted from the start
 * @param departureAfter a tenant leaves with all its rows, counted from the start
 */
public record Timetable(
        Duration updateEvery, Duration holdEvery, Duration cancelAfter, Duration importAfter, Duration departureAfter) {

    /** As the demo tells it. */
    public static final Timetable STORY = new Timetable(
            Duration.ofMillis(400),
            Duration.ofSeconds(5),
            Duration.ofSeconds(20),
            Duration.ofSeconds(40),
            Duration.ofSeconds(90));
}
