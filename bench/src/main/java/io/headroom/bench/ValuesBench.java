package io.headroom.bench;

import io.headroom.core.series.Ensemble;
import io.headroom.core.series.Fan;
import io.headroom.core.series.Seasons;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Rolls the origin through machines' measures of five minutes: {@code ValuesBench DIRECTORY} with a file
 * {@code timestamp,value} each. Every fourth of a day, from the third day on, 48 steps ahead.
 */
public final class ValuesBench {
    private static final int HORIZON = 48;
    private static final int DAY = 288;
    private static final int STRIDE = DAY / 4;
    private static final Seasons SEASONS = Seasons.of(Duration.ofMinutes(5));

    private ValuesBench() {}

    public static void main(String[] arguments) throws IOException {
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        Rolling[] halves = {new Rolling(), new Rolling()};
        List<Path> files;
        try (Stream<Path> all = Files.list(Path.of(arguments[0]))) {
            files = all.filter(file -> file.toString().endsWith(".csv"))
                    .sorted()
                    .toList();
        }
        for (int i = 0; i < files.size(); i++) {
            roll(values(files.get(i)), halves[i % 2]);
        }
        out.println(halves[0].row("chosen on, 48 steps"));
        out.println(halves[1].row("looked at, 48 steps"));
    }

    private static double[] values(Path file) throws IOException {
        return Files.readAllLines(file, StandardCharsets.UTF_8).stream()
                .skip(1)
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(',') + 1)))
                .toArray();
    }

    private static void roll(double[] values, Rolling rolling) {
        Tested ours = new Tested();
        Map<Rival, Tested> rivals = new EnumMap<>(Rival.class);
        for (Rival rival : Rival.values()) {
            rivals.put(rival, new Tested());
        }
        Ensemble state = Ensemble.of(SEASONS, HORIZON);
        for (int now = 1; now + HORIZON <= values.length; now++) {
            state = state.after(values[now - 1]);
            if (now >= 2 * DAY && now % STRIDE == 0) {
                meet(state.fan(0.8), values, now, ours, rivals);
            }
        }
        rolling.add(ours, rivals);
    }

    /** At every twelfth step, which is every hour. */
    private static void meet(Fan fan, double[] values, int now, Tested ours, Map<Rival, Tested> rivals) {
        double[] known = Arrays.copyOf(values, now);
        for (int ahead = 12; ahead <= HORIZON; ahead += 12) {
            double actual = values[now + ahead - 1];
            Fan.Step step = fan.steps().get(ahead - 1);
            Fan.Interval interval = step.intervals().get(0);
            ours.met(new double[] {interval.lower(), step.median(), interval.upper()}, actual);
            for (Map.Entry<Rival, Tested> rival : rivals.entrySet()) {
                rival.getValue().met(rival.getKey().quantiles(known, now, ahead, DAY, false), actual);
            }
        }
    }
}
