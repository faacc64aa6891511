package io.headroom.core.forecast;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Rolls the origin through a series (Tashman 2000): at each origin the candidates, their say and the intervals know
 * only what lay before it, and what they said is kept until the days they spoke of are over. The last origin is now.
 */
final class Backtest {
    private static final int WARM_UP = 7;
    private static final int SHORT_MEMORY = 28;
    private static final int LONG_MEMORY = 365;
    private static final double FLOOR = 0.25;

    private final int[] leads;
    private final OneOffs flows;
    private final Said[] said;
    private final Scores scores;
    private final Bands bands;
    private final Tally tally = new Tally();
    private Panel panel = Panel.START;
    private double recentSize;
    private double usualSize;

    private Backtest(double[] nets, int[] leads) {
        this.leads = leads;
        this.flows = OneOffs.of(nets);
        this.said = new Said[nets.length + 1];
        this.scores = new Scores(leads, panel.handicaps());
        this.bands = new Bands(leads);
    }

    /**
     * What is to be expected after the last day of the series, in one pass over it.
     *
     * @param nets daily, in rows or bytes; at least 14
     * @param leads days ahead, ascending
     */
    static Outlook outlook(double[] nets, int[] leads) {
        Backtest test = new Backtest(nets, leads);
        for (int today = 1; today <= nets.length; today++) {
            test.learn(today - 1);
            test.meet(today);
            if (today >= WARM_UP && today % Leads.STRIDE == 0) {
                test.said[today] = test.speak();
            }
        }
        List<Outlook.Band> now = List.of(test.speak().bands());
        return new Outlook(now, test.method(), test.tally.accuracy(nets));
    }

    private void learn(int day) {
        double net = flows.ordinary(day);
        panel = panel.after(net);
        recentSize += (Math.abs(net) - recentSize) / Math.min(day + 1, SHORT_MEMORY);
        usualSize += (Math.abs(net) - usualSize) / Math.min(day + 1, LONG_MEMORY);
    }

    private void meet(int today) {
        for (int lead = 0; lead < leads.length && leads[lead] < today; lead++) {
            int origin = today - leads[lead];
            if (said[origin] != null) {
                meet(said[origin], lead, origin, today);
            }
        }
    }

    private void meet(Said then, int lead, int from, int to) {
        double ordinary = flows.ordinarySum(from, to);
        double felt = flows.areHabitBefore(to) ? flows.sum(from, to) : ordinary;
        scores.met(lead, then.byCandidate(lead), ordinary);
        bands.met(lead, then.error(lead, felt), then.bands()[lead].covers(felt));
        tally.met(then.bands()[lead], flows.sum(from, to));
    }

    private Said speak() {
        double scale = Math.max(recentSize, FLOOR * usualSize);
        return Said.by(panel, leads, scores.shares(), bands, scale);
    }

    /** Those with most say at the longest lead, at most three; a winner stands alone. */
    private String method() {
        double[] shares = scores.shares()[leads.length - 1];
        return IntStream.range(0, shares.length)
                .filter(candidate -> shares[candidate] > 0)
                .boxed()
                .sorted(Comparator.comparingDouble(candidate -> -shares[candidate]))
                .limit(3)
                .map(panel::method)
                .collect(Collectors.joining("+"));
    }
}
