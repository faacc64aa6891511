package io.headroom.core.forecast;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Rolls the origin through a series (Tashman 2000): at each origin the candidates, their say and the intervals know
 * only what lay before it, and what they said is kept until the days they spoke of are over. The last origin is now.
 */
final class Backtest {
    private static final int WARM_UP = 7;
    /** By which lead methods are named and compared: a quarter is what most people plan by. */
    private static final int JUDGED_DAYS = 90;

    private static final int[] HINDSIGHT_DAYS = {90, 28, 7};

    private final int[] leads;
    private final OneOffs flows;
    private final Stated[] said;
    private final Scores scores;
    private final Bands bands;
    private final Tally tally;
    private FlowModels models = FlowModels.START;
    private FlowSize size = FlowSize.NONE;

    private Backtest(double[] nets, int[] leads) {
        this.leads = leads;
        this.flows = OneOffs.of(nets);
        this.said = new Stated[nets.length + 1];
        this.scores = new Scores(leads, models.handicaps());
        this.bands = new Bands(leads);
        this.tally = new Tally(leads);
    }

    /**
     * What is to be expected after the last day of the series, in one pass over it.
     *
     * @param nets daily, in rows or bytes; at least 14
     * @param leads days ahead, ascending
     */
    static Outlook outlook(double[] nets, int[] leads) {
        Backtest test = new Backtest(nets, leads);
        int lookedBack = hindsightLead(leads, nets.length);
        Optional<Outlook.Hindcast> hindcast = Optional.empty();
        for (int today = 1; today <= nets.length; today++) {
            test.learn(today - 1);
            test.meet(today);
            if (today >= WARM_UP && today % DaysAhead.STRIDE == 0) {
                test.said[today] = test.speak(today);
            }
            if (lookedBack >= 0 && today == nets.length - leads[lookedBack]) {
                hindcast = Optional.of(new Outlook.Hindcast(
                        leads[lookedBack], test.speak(today).bands()[lookedBack]));
            }
        }
        return test.now(nets, hindcast);
    }

    /** What would have been said of today by all that was known then; costs as much as an outlook of its own. */
    static Optional<Outlook.Hindcast> hindcast(double[] nets, int[] leads) {
        int lead = hindsightLead(leads, nets.length);
        return lead < 0
                ? Optional.empty()
                : Optional.of(new Outlook.Hindcast(
                        leads[lead],
                        outlook(Arrays.copyOf(nets, nets.length - leads[lead]), leads)
                                .bands()
                                .get(lead)));
    }

    /** Index of the lead to look back by; -1 if there is not enough before it. */
    private static int hindsightLead(int[] leads, int length) {
        return Arrays.stream(HINDSIGHT_DAYS)
                .filter(days -> length - days >= Projections.FEWEST_DAYS)
                .map(days -> Arrays.binarySearch(leads, days))
                .filter(lead -> lead >= 0)
                .findFirst()
                .orElse(-1);
    }

    private Outlook now(double[] nets, Optional<Outlook.Hindcast> hindcast) {
        return new Outlook(
                List.of(speak(nets.length).bands()), method(), tally.accuracies(nets), contenders(), hindcast);
    }

    private void learn(int day) {
        double net = flows.ordinary(day);
        models = models.after(net);
        size = size.after(net);
    }

    private void meet(int today) {
        for (int lead = 0; lead < leads.length && leads[lead] < today; lead++) {
            int origin = today - leads[lead];
            if (said[origin] != null) {
                meet(said[origin], lead, origin, today);
            }
        }
    }

    private void meet(Stated then, int lead, int from, int to) {
        double ordinary = flows.ordinarySum(from, to);
        double felt = flows.areHabitBefore(to) ? flows.sum(from, to) : ordinary;
        scores.met(lead, then.byCandidate(lead), ordinary);
        bands.met(lead, then.error(lead, felt), then.bands()[lead].covers(felt));
        tally.met(lead, then.bands()[lead], flows.sum(from, to));
    }

    private Stated speak(int today) {
        return Stated.by(
                models, leads, scores.shares(), bands, size, flows.importsBefore(today), flows.purgesBefore(today));
    }

    private int judged() {
        int lead = leads.length - 1;
        while (lead > 0 && leads[lead] > JUDGED_DAYS) {
            lead--;
        }
        return lead;
    }

    private List<Contender> contenders() {
        double[] ratios = scores.ratios(judged());
        double[] shares = scores.shares()[judged()];
        return IntStream.range(0, ratios.length)
                .mapToObj(i -> new Contender(models.method(i), ratios[i], shares[i]))
                .sorted(Comparator.comparingDouble(Contender::relativeError))
                .toList();
    }

    /** Those with most say, at most three; a winner stands alone. */
    private String method() {
        return contenders().stream()
                .filter(one -> one.share() > 0)
                .sorted(Comparator.comparingDouble(one -> -one.share()))
                .limit(3)
                .map(Contender::method)
                .collect(Collectors.joining("+"));
    }
}
