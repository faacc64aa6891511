package io.headroom.bench;

import io.headroom.core.forecast.Assumptions;
import io.headroom.core.forecast.Crossing;
import io.headroom.core.forecast.History;
import io.headroom.core.forecast.Path;
import io.headroom.core.forecast.Projection;
import io.headroom.core.forecast.Projections;
import io.headroom.core.growth.Origin;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Rolls the origin through daily growth per tenant: {@code GrowthBench events.csv}. At each origin projections know the two
 * years before it and nothing else. Settings were chosen on every other tenant, starting with the first.
 */
public final class GrowthBench {
    private static final int[] AHEAD = {30, 90, 180};
    private static final int LONGEST = 180;
    private static final int FIRST = 200;
    private static final int STRIDE = 28;
    private static final int KNOWN = 730;
    private static final int WEEK = 7;
    /** A limit lies where the mean growth of the last half year would be in this many days. */
    private static final int LIMIT_DAYS = 60;

    private static final LocalDate BEGIN = LocalDate.parse("2015-01-01");

    private final Rolling[] rolling =
            Arrays.stream(AHEAD).mapToObj(ahead -> new Rolling()).toArray(Rolling[]::new);
    private final Crossings crossings = new Crossings();
    private int refused;
    private int asked;

    private GrowthBench() {}

    public static void main(String[] arguments) throws IOException {
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        GrowthBench[] halves = {new GrowthBench(), new GrowthBench()};
        List<double[]> all = List.copyOf(
                DailyGrowth.read(java.nio.file.Path.of(arguments[0])).values());
        for (int i = 0; i < all.size(); i++) {
            halves[i % 2].roll(all.get(i));
        }
        halves[0].print("chosen on", out);
        halves[1].print("looked at", out);
        all.stream()
                .max(Comparator.comparingLong(GrowthBench::busyDays))
                .ifPresent(busiest -> out.println(RefoldPace.of(busiest, KNOWN)));
    }

    private static long busyDays(double[] nets) {
        return Arrays.stream(nets).limit(KNOWN).filter(net -> net != 0).count();
    }

    private void print(String half, PrintWriter out) {
        for (int i = 0; i < AHEAD.length; i++) {
            out.println(rolling[i].row(half + ", " + AHEAD[i] + " days"));
        }
        out.println(crossings.row(half + ", limits"));
        out.printf("%-28s %d of %d origins refused%n", half, refused, asked);
    }

    private void roll(double[] nets) {
        double[] levels = new double[nets.length + 1];
        for (int day = 0; day < nets.length; day++) {
            levels[day + 1] = levels[day] + nets[day];
        }
        Tested[] ours =
                IntStream.range(0, AHEAD.length).mapToObj(i -> new Tested()).toArray(Tested[]::new);
        List<Map<Rival, Tested>> rivals = new ArrayList<>();
        for (int i = 0; i < AHEAD.length; i++) {
            rivals.add(new EnumMap<>(Rival.class));
            for (Rival rival : Rival.values()) {
                rivals.get(i).put(rival, new Tested());
            }
        }
        for (int today = FIRST; today + LONGEST <= nets.length; today += STRIDE) {
            asked++;
            if (project(nets, today) instanceof Path path) {
                meet(path, levels, today, ours, rivals);
                cross(path, levels, today);
            } else {
                refused++;
            }
        }
        for (int i = 0; i < AHEAD.length; i++) {
            rolling[i].add(ours[i], rivals.get(i));
        }
    }

    static Projection project(double[] nets, int today) {
        int from = Math.max(0, today - KNOWN);
        List<History.Day> days = IntStream.range(from, today)
                .mapToObj(day -> new History.Day(BEGIN.plusDays(day), Math.round(nets[day]), Origin.OBSERVED))
                .toList();
        long level = Math.round(Arrays.stream(nets, 0, today).sum());
        Instant midnight = BEGIN.plusDays(today).atStartOfDay(ZoneOffset.UTC).toInstant();
        return Projections.project(
                History.of(level, BEGIN.plusDays(from), days), Assumptions.horizon(Duration.ofDays(365)), midnight);
    }

    private static void meet(Path path, double[] levels, int today, Tested[] ours, List<Map<Rival, Tested>> rivals) {
        int from = Math.max(0, today - KNOWN);
        double[] known = Arrays.copyOfRange(levels, from, today + 1);
        for (int i = 0; i < AHEAD.length; i++) {
            int ahead = AHEAD[i];
            double actual = levels[today + ahead];
            Path.Knot knot = path.at(ahead);
            ours[i].met(new double[] {knot.p10(), knot.p50(), knot.p90()}, actual);
            rivals.get(i)
                    .forEach((rival, tested) ->
                            tested.met(sizes(rival.quantiles(known, known.length, ahead, WEEK, true)), actual));
        }
    }

    private static double[] sizes(double[] said) {
        return Arrays.stream(said).map(size -> Math.max(0, size)).toArray();
    }

    private void cross(Path path, double[] levels, int today) {
        double perDay = (levels[today] - levels[today - LONGEST]) / LONGEST;
        long limit = Math.round(levels[today] + LIMIT_DAYS * perDay);
        int actual = firstAbove(levels, today, limit);
        if (perDay <= 0 || limit <= levels[today] || actual > LONGEST) {
            return;
        }
        Crossing crossing = Crossing.of(path, limit);
        if (Stream.of(crossing.p10(), crossing.p50()).anyMatch(Crossing.Reach.Undecided.class::isInstance)) {
            crossings.undecided();
            return;
        }
        double[] known = Arrays.copyOf(levels, today + 1);
        int line = 1;
        while (line < LONGEST && Rival.STRAIGHT_LINE.ahead(known, known.length, line, WEEK, true) < limit) {
            line++;
        }
        crossings.add(actual, days(crossing.p10(), path), days(crossing.p50(), path), line);
    }

    private static int firstAbove(double[] levels, int today, long limit) {
        int ahead = 1;
        while (ahead <= LONGEST && levels[today + ahead] < limit) {
            ahead++;
        }
        return ahead;
    }

    /** Not within the horizon counts as the horizon. */
    private static int days(Crossing.Reach reach, Path path) {
        return reach instanceof Crossing.Reach.On on
                ? Math.min(
                        LONGEST,
                        1 + Math.toIntExact(on.day().toEpochDay() - path.date(0).toEpochDay()))
                : LONGEST;
    }
}
