package io.headroom.bench;

import io.headroom.core.series.Ensemble;
import io.headroom.core.series.Fan;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Scores forecasts on the ends of series: {@code ForecastBench hourly|weekly FILE.csv.gz}. Settings were chosen on every other
 * series, starting with the first; the others were only looked at.
 */
public final class ForecastBench {
    private final Competition competition;
    private final PrintWriter out;

    private ForecastBench(Competition competition, PrintWriter out) {
        this.competition = competition;
        this.out = out;
    }

    public static void main(String[] arguments) throws IOException {
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        Competition competition = Competition.valueOf(arguments[0].toUpperCase(Locale.ROOT));
        new ForecastBench(competition, out).run(SeriesCsv.read(Path.of(arguments[1])));
    }

    private void run(List<double[]> all) {
        Score[] halves = {Score.NONE, Score.NONE};
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).length >= 2 * competition.horizon() + 2) {
                halves[i % 2] = halves[i % 2].plus(score(all.get(i)));
            }
        }
        out.println("chosen on  " + halves[0]);
        out.println("looked at  " + halves[1]);
        out.println("both       " + halves[0].plus(halves[1]));
        Pace pace = Pace.of(competition, all.get(0));
        out.printf(
                "%,.0f ns a value, %,.0f ns a forecast of %d steps%n",
                pace.update(), pace.forecast(), competition.horizon());
    }

    private Score score(double[] values) {
        int horizon = competition.horizon();
        double[] past = Arrays.copyOf(values, values.length - horizon);
        double[] actual = Arrays.copyOfRange(values, past.length, values.length);
        Ensemble state = Ensemble.of(competition.seasons(), horizon);
        for (double value : past) {
            state = state.after(value);
        }
        Fan fan = state.fan(0.8, 0.95);
        double[] naive = Naive2.path(past, competition.season(), horizon);
        return Score.of(fan, naive, NaiveIntervals.path(past, horizon), actual, scale(past));
    }

    private double scale(double[] past) {
        int season = competition.season();
        double sum = 0;
        for (int i = season; i < past.length; i++) {
            sum += Math.abs(past[i] - past[i - season]);
        }
        return sum / (past.length - season);
    }
}
