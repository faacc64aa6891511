package io.headroom.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Daily net rows per tenant out of {@code unix_ts,tenant,rows_added,rows_deleted,…}, in the order of their names. */
final class DailyGrowth {
    private static final long DAY_SECONDS = Duration.ofDays(1).toSeconds();
    /** Fewer days, or fewer with anything on them, are no series. */
    private static final int FEWEST_DAYS = 500;

    private static final int FEWEST_BUSY_DAYS = 60;

    private DailyGrowth() {}

    static Map<String, double[]> read(Path file) throws IOException {
        Map<String, NavigableMap<Long, Double>> days = new TreeMap<>();
        long end = 0;
        List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",", -1);
            long day = Long.parseLong(cells[0]) / DAY_SECONDS;
            double net = Double.parseDouble(cells[2]) - Double.parseDouble(cells[3]);
            days.computeIfAbsent(cells[1], tenant -> new TreeMap<>()).merge(day, net, Double::sum);
            end = Math.max(end, day);
        }
        return nets(days, end);
    }

    /** The last day is not over, so it is no observation. */
    private static Map<String, double[]> nets(Map<String, NavigableMap<Long, Double>> days, long end) {
        Map<String, double[]> nets = new LinkedHashMap<>();
        days.forEach((tenant, flows) -> {
            long first = flows.firstKey();
            double[] all = new double[Math.toIntExact(end - first)];
            flows.headMap(end).forEach((day, net) -> all[Math.toIntExact(day - first)] = net);
            if (all.length >= FEWEST_DAYS && flows.size() >= FEWEST_BUSY_DAYS) {
                nets.put(tenant, all);
            }
        });
        return nets;
    }
}
