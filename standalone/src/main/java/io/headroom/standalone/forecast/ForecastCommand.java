package io.headroom.standalone.forecast;

import io.headroom.core.series.Seasons;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code headroom forecast}: the engine that Headroom forecasts with, for any series. */
@Command(
        name = "forecast",
        description = "Forecasts any evenly stepped series from a CSV file, with intervals, or says why not.",
        mixinStandardHelpOptions = true)
public final class ForecastCommand implements Callable<Integer> {
    private static final Duration SHORTEST = Duration.ofMinutes(5);
    private static final Duration LONGEST = Duration.ofDays(7);
    private static final int FARTHEST = 10_000;

    @Option(names = "--step", required = true, paramLabel = "PT1H", description = "Time between values, PT5M to P7D.")
    private String step = "";

    @Option(names = "--horizon", required = true, paramLabel = "STEPS", description = "How many steps to look ahead.")
    private int horizon;

    @Option(
            names = "--levels",
            split = ",",
            defaultValue = "80,95",
            paramLabel = "PERCENT",
            description = "How much the intervals should cover: ${DEFAULT-VALUE} by default.")
    private List<Double> levels = List.of();

    @Option(
            names = "--seasons",
            split = ",",
            paramLabel = "STEPS",
            description = "At most two periods, or none; by default what the calendar says of the step.")
    private @Nullable List<String> seasons;

    @Option(names = "--force", description = "Forecasts also what would be refused.")
    private boolean isForced;

    @Parameters(index = "0", paramLabel = "IN.csv", description = "series,at,value; may be .csv.gz.")
    private Path in = Path.of("");

    @Parameters(index = "1", paramLabel = "OUT.csv", description = "Where the forecasts go.")
    private Path out = Path.of("");

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException, InterruptedException {
        Question question = question();
        try (SeriesFile file = new SeriesFile(in);
                Writer writer = Files.newBufferedWriter(out);
                Conveyor conveyor =
                        new Conveyor(question, writer, spec.commandLine().getErr())) {
            conveyor.run(file);
        } catch (NoSuchFileException e) {
            throw new IllegalStateException("there is no file or folder " + e.getFile(), e);
        }
        return 0;
    }

    private Question question() {
        Duration every = step();
        require(horizon >= 1 && horizon <= FARTHEST, "--horizon must be 1 to " + FARTHEST + ", got " + horizon);
        require(
                levels.stream().allMatch(level -> level > 0 && level < 100),
                "--levels must lie between 0 and 100, got " + levels);
        return new Question(every, seasons(every), horizon, levels, isForced);
    }

    private Duration step() {
        try {
            Duration every = Duration.parse(step);
            require(
                    every.compareTo(SHORTEST) >= 0 && every.compareTo(LONGEST) <= 0,
                    "--step must be PT5M to P7D, got " + step);
            return every;
        } catch (DateTimeParseException e) {
            throw new ParameterException(spec.commandLine(), "--step must look like PT1H or P1D, got " + step, e);
        }
    }

    private Seasons seasons(Duration every) {
        if (seasons == null) {
            return Seasons.of(every);
        }
        try {
            Stream<String> periods = seasons.equals(List.of("none")) ? Stream.empty() : seasons.stream();
            return new Seasons(periods.map(Integer::valueOf).toList());
        } catch (IllegalArgumentException e) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--seasons must be none, or one or two periods such as 24,168: " + e.getMessage(),
                    e);
        }
    }

    private void require(boolean condition, String message) {
        if (!condition) {
            throw new ParameterException(spec.commandLine(), message);
        }
    }
}
