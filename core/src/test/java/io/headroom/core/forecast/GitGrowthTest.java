package io.headroom.core.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.core.growth.Origin;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

/** Real insert and delete streams: bursts, dormancy, heavy tails. A sanity check, not a benchmark. */
class GitGrowthTest {
    private static final Logger LOG = Logger.getLogger(GitGrowthTest.class.getName());
    private static final int[] AHEAD = {7, 30, 90};
    private static final LocalDate END = LocalDate.parse("2026-08-01");

    @Test
    void beatsSeasonalNaiveAndDrift_onTheMeanErrorOfRealSeries() throws IOException {
        for (int ahead : AHEAD) {
            double[] errors = new double[3];
            int paths = 0;
            for (Map.Entry<String, History> tenant : read().entrySet()) {
                paths += compare(tenant.getValue(), ahead, errors);
            }
            LOG.info("%d days ahead, %d forecasts, mean error relative to seasonal naive: drift %.2f, ours %.2f"
                    .formatted(ahead, paths, errors[1] / errors[0], errors[2] / errors[0]));
            assertThat(errors[2]).isLessThan(errors[0]).isLessThan(errors[1]);
        }
    }

    /** Adds the errors of seasonal naive, drift and ours, over the flow usual in that history; returns how many. */
    private static int compare(History history, int ahead, double[] errors) {
        int paths = 0;
        for (LocalDate today = history.firstDay().plusDays(120);
                !today.plusDays(ahead).isAfter(END);
                today = today.plusDays(28)) {
            History known = history.before(today);
            Assumptions assumptions = Assumptions.horizon(Duration.ofDays(ahead));
            Projection projection = Projections.project(
                    known, assumptions, today.atStartOfDay(ZoneOffset.UTC).toInstant());
            if (projection instanceof Path path) {
                Series series = Series.of(known, today);
                double[] nets = series.nets(0, series.length());
                double usual = Arrays.stream(nets).map(Math::abs).average().orElseThrow();
                long came = history.levelAtEndOf(today.plusDays(ahead - 1)) - known.level();
                errors[0] += Math.abs(came - fold(LastWeek.START, nets).ahead(ahead)) / usual;
                errors[1] += Math.abs(came - fold(Drift.START, nets).ahead(ahead)) / usual;
                errors[2] += Math.abs(came - (path.at(ahead).p50() - known.level())) / usual;
                paths++;
            }
        }
        return paths;
    }

    private static FlowModel fold(FlowModel start, double[] nets) {
        FlowModel state = start;
        for (double net : nets) {
            state = state.after(net);
        }
        return state;
    }

    private static Map<String, History> read() throws IOException {
        Map<String, List<History.Day>> days = new TreeMap<>();
        List<String> lines = Files.readAllLines(java.nio.file.Path.of("src/test/resources/git-growth/daily.csv"));
        for (String line : lines.subList(1, lines.size())) {
            String[] fields = line.split(",", -1);
            long net = Long.parseLong(fields[2]) - Long.parseLong(fields[3]);
            History.Day day = new History.Day(LocalDate.parse(fields[1]), net, Origin.OBSERVED);
            days.computeIfAbsent(fields[0], tenant -> new ArrayList<>()).add(day);
        }
        Map<String, History> histories = new TreeMap<>();
        days.forEach((tenant, all) ->
                histories.put(tenant, History.of(1_000_000_000, all.get(0).date(), all)));
        return histories;
    }
}
