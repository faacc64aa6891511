package io.headroom.core.series;

import java.util.ArrayList;
import java.util.List;

/** Which candidates stand for a series. Those that need more history than there is keep silent, so there are simple ones. */
final class Roster {
    private Roster() {}

    /** Those that gain from being tried on the values and on their logarithms. */
    static List<Forecaster> twice(Seasons seasons) {
        int day = seasons.shortest();
        int week = seasons.longest();
        List<Forecaster> all = new ArrayList<>(
                List.of(DampedTrend.START, Theta.START, new RobustDrift(day), autoregression("ar-trend", 1, 1, 2)));
        if (day == 1) {
            all.add(Autoregression.on(Lags.ofValues("ar-short", 1, 1, 2)));
        } else if (day == week) {
            all.add(Autoregression.on(Lags.ofValues("ar-short", 1, 1)));
            all.add(Autoregression.on(Lags.ofValues("ar-level", 1, 1, 2, week, week + 1)));
            all.add(autoregression("ar-season-change", week, 1, 2));
            all.add(autoregression("ar-trend-season", 1, 1, 2, week - 1, week));
        } else {
            all.add(Autoregression.on(Lags.ofValues("ar-short", day, 1, 2, day)));
            all.add(Autoregression.on(Lags.ofValues("ar-level", week, 1, day, day + 1, week, week + 1)));
            all.add(Autoregression.on(Lags.ofValues("ar-season", week, day, week)));
            all.add(autoregression("ar-season-change", day, 1, week));
            all.add(new SeasonalMean(week));
        }
        return List.copyOf(all);
    }

    private static Forecaster autoregression(String name, int difference, int... lags) {
        return Autoregression.on(Lags.ofChanges(name, difference, lags));
    }

    /** Those to whom the scale makes no difference. */
    static List<Forecaster> once(Seasons seasons) {
        List<Forecaster> naive = new ArrayList<>(List.of(new SeasonalNaive(1)));
        seasons.periods().forEach(period -> naive.add(new SeasonalNaive(period)));
        return List.copyOf(naive);
    }

    /** How many values the candidates look back upon. */
    static int reach(Seasons seasons) {
        return Math.max(3 * seasons.longest(), 160) + 2;
    }
}
