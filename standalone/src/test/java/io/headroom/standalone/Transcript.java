package io.headroom.standalone;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** What happened when, as a test saw it. */
final class Transcript {
    private final List<String> lines = new ArrayList<>();

    synchronized void says(String what) {
        lines.add(Instant.now().truncatedTo(ChronoUnit.MILLIS) + "  " + what);
    }

    synchronized void print() {
        lines.forEach(System.out::println);
    }
}
