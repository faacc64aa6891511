package io.headroom.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;

/** Reads the values of {@code series,at,value} from a compressed file, in its order. */
final class SeriesCsv {
    private SeriesCsv() {}

    static List<double[]> read(Path file) throws IOException {
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            Map<String, List<Double>> series = lines.lines()
                    .skip(1)
                    .map(line -> line.split(",", -1))
                    .collect(Collectors.groupingBy(
                            cells -> cells[0],
                            LinkedHashMap::new,
                            Collectors.mapping(cells -> Double.valueOf(cells[2]), Collectors.toList())));
            return series.values().stream()
                    .map(values -> values.stream().mapToDouble(value -> value).toArray())
                    .toList();
        }
    }
}
