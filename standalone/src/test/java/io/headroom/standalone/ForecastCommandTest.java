package io.headroom.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ForecastCommandTest {
    private static final String HEADER = "series,step,at,p50,lower80,upper80,lower95,upper95,method,refusal";
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    @TempDir
    private Path folder;

    private final Commands commands = new Commands();

    @Test
    void writesOneRowPerStep_withTheColumnsOfItsLevels() throws IOException {
        List<String> rows = forecast(rows("cpu", 100, i -> 50 + i % 24), "--horizon", "3");

        assertThat(rows).hasSize(4).startsWith(HEADER);
        List<String> cells = List.of(rows.get(1).split(",", -1));
        assertThat(cells).hasSize(10).startsWith("cpu", "1", "2026-01-05T04:00:00Z");
        assertThat(cells.subList(3, 8))
                .allSatisfy(cell -> assertThat(Double.parseDouble(cell)).isPositive());
        assertThat(cells.get(8)).isNotEmpty();
        assertThat(cells.get(9)).isEmpty();
        assertThat(commands.said()).contains("1 series, 0 of them refused");
    }

    @Test
    void hasColumnsForTheLevelsAskedFor() throws IOException {
        List<String> rows = forecast(rows("cpu", 100, i -> i), "--horizon", "1", "--levels", "50,99.5");

        assertThat(rows.get(0)).isEqualTo("series,step,at,p50,lower50,upper50,lower99.5,upper99.5,method,refusal");
    }

    @Test
    void keepsTheOrderOfManySeries() throws IOException {
        Random random = new Random(1);
        String all = IntStream.range(0, 300)
                .mapToObj(series -> rows("s" + series, 15 + random.nextInt(200), i -> 1 + random.nextDouble()))
                .collect(Collectors.joining());

        List<String> rows = forecast(all, "--horizon", "2");

        assertThat(rows.stream().skip(1).map(row -> row.split(",", -1)[0]).distinct())
                .containsExactlyElementsOf(
                        IntStream.range(0, 300).mapToObj(i -> "s" + i).toList());
        assertThat(rows).hasSize(601);
    }

    @Test
    void refusesWithOneRow_andSaysItNevertheless_whenForced() throws IOException {
        String young = rows("young", 5, i -> 7);

        assertThat(forecast(young, "--horizon", "2")).containsExactly(HEADER, "young,,,,,,,,,INSUFFICIENT_HISTORY");
        assertThat(forecast(young, "--horizon", "2", "--force"))
                .containsExactly(
                        HEADER,
                        "young,1,2026-01-01T05:00:00Z,7,7,7,7,7,last-value+damped-trend,INSUFFICIENT_HISTORY",
                        "young,2,2026-01-01T06:00:00Z,7,7,7,7,7,last-value+damped-trend,INSUFFICIENT_HISTORY");
    }

    @Test
    void refusesASeriesWithoutAnyValue_evenWhenForced() throws IOException {
        assertThat(forecast("none,2026-01-01,NaN\n", "--horizon", "2", "--force"))
                .containsExactly(HEADER, "none,,,,,,,,,INSUFFICIENT_HISTORY");
    }

    @Test
    void readsWhatOthersWrite() throws IOException {
        String rows = Stream.iterate(0, i -> i + 1)
                .limit(20)
                .map(i -> "5,\"a \"\"b\"\", c\",2026-01-%02d 00:00:00,x%n".formatted(i + 1))
                .collect(Collectors.joining());
        Path in = Files.writeString(folder.resolve("in.csv"), "\uFEFFvalue,Series,at,note\r\n" + rows + "\n");

        assertThat(run(in, "P1D", "--horizon", "1").get(1))
                .startsWith("\"a \"\"b\"\", c\",1,2026-01-21T00:00:00Z,5,5,5,");
    }

    @Test
    void readsCompressedFiles() throws IOException {
        Path in = folder.resolve("in.csv.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(in))) {
            out.write(("series,at,value\n" + rows("cpu", 30, i -> i)).getBytes(StandardCharsets.UTF_8));
        }

        assertThat(run(in, "PT1H", "--horizon", "4")).hasSize(5);
    }

    @Test
    void writesTheHeaderAlone_ifThereIsNoSeries() throws IOException {
        assertThat(forecast("", "--horizon", "2")).containsExactly(HEADER);
    }

    @Test
    void takesSeasonsThatTheCalendarDoesNotKnow() throws IOException {
        String saw = rows("saw", 200, i -> i % 17 * 10);

        List<String> rows = forecast(saw, "--horizon", "17", "--seasons", "17");

        assertThat(rows.get(17).split(",", -1)[3])
                .satisfies(p50 -> assertThat(Double.parseDouble(p50)).isBetween(120.0, 140.0));
    }

    @Test
    void namesTheLineThatItCannotRead() throws IOException {
        Path in = Files.writeString(folder.resolve("in.csv"), "series,at,value\na,2026-01-01,1\na,yesterday,2\n");

        assertThat(commands.run("forecast", "--step", "PT1H", "--horizon", "2", in.toString(), out().toString()))
                .isEqualTo(1);
        assertThat(commands.said())
                .contains("in.csv, line 3: no instant: yesterday")
                .doesNotContain("at io.");
    }

    @Test
    void asksForSortedSeries() throws IOException {
        Path in = Files.writeString(
                folder.resolve("in.csv"), "series,at,value\na,2026-01-01,1\nb,2026-01-01,1\na,2026-01-02,2\n");

        assertThat(commands.run("forecast", "--step", "P1D", "--horizon", "2", in.toString(), out().toString()))
                .isEqualTo(1);
        assertThat(commands.said()).contains("the rows of series a do not stand together");
    }

    @Test
    void rejectsWhatItWasAsked_namingTheOption() {
        assertThat(rejection("--step", "PT1S", "--horizon", "2")).contains("--step must be PT5M to P7D, got PT1S");
        assertThat(rejection("--step", "1h", "--horizon", "2")).contains("--step must look like PT1H");
        assertThat(rejection("--step", "PT1H", "--horizon", "0")).contains("--horizon must be 1 to 10000, got 0");
        assertThat(rejection("--step", "PT1H", "--horizon", "2", "--levels", "100"))
                .contains("--levels must lie");
        assertThat(rejection("--step", "PT1H", "--horizon", "2", "--seasons", "a"))
                .contains("--seasons must be");
    }

    private String rejection(String... options) {
        String[] all = Stream.of(Stream.of("forecast"), Stream.of(options), Stream.of("in.csv", "out.csv"))
                .flatMap(part -> part)
                .toArray(String[]::new);
        assertThat(commands.run(all)).isEqualTo(2);
        return commands.said();
    }

    private List<String> forecast(String rows, String... options) throws IOException {
        return run(Files.writeString(folder.resolve("in.csv"), "series,at,value\n" + rows), "PT1H", options);
    }

    private List<String> run(Path in, String step, String... options) throws IOException {
        String[] all = Stream.of(
                        Stream.of("forecast", "--step", step),
                        Stream.of(options),
                        Stream.of(in.toString(), out().toString()))
                .flatMap(part -> part)
                .toArray(String[]::new);
        assertThat(commands.run(all)).as(commands.said()).isZero();
        return Files.readAllLines(out());
    }

    private Path out() {
        return folder.resolve("out.csv");
    }

    private static String rows(String series, int hours, IntToDoubleFunction value) {
        return IntStream.range(0, hours)
                .mapToObj(i -> series + "," + START.plus(Duration.ofHours(i)) + "," + value.applyAsDouble(i) + "\n")
                .collect(Collectors.joining());
    }
}
