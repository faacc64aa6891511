package io.headroom.core.forecast;

import java.util.stream.Stream;

/**
 * Turns the errors of all leads into intervals. Overlapping windows are hardly independent: 60 days hold two of 28,
 * however many origins there are. So each lead mixes its own errors with those of the next shorter one, grown in
 * proportion to the lead, by how many windows it really has; a young series gets wide bands. And errors of few windows
 * are taken to reach further than was seen, as in Student's t (1908).
 */
final class Bands {
    private static final double TRUST_WINDOWS = 5;
    private static final double CENTRE_TRUST_WINDOWS = 8;
    /** Errors of n windows are widened by this over n; Student's t would by about 0.8. */
    private static final double UNSEEN = 1;

    private static final double FORGOTTEN_PER_LEAD = 0.1;
    /** Half width at one day, in daily flows, before anything is known. */
    private static final double FIRST = 1.3;

    private final int[] leads;
    private final Spread[] spreads;

    Bands(int[] leads) {
        this.leads = leads;
        this.spreads = Stream.generate(Spread::new).limit(leads.length).toArray(Spread[]::new);
    }

    /**
     * Takes in an error of the combined forecast at the lead with this index.
     *
     * @param error actual minus expected
     */
    void met(int lead, double error, boolean covered) {
        spreads[lead].met(error, covered, Math.min(1, 2 * DaysAhead.windows(1, leads[lead])));
    }

    /**
     * Intervals around the combined forecast, its centre moved by the median error of each lead.
     *
     * @param expected by lead
     * @param size of the daily flow now
     * @param imports so far, and {@code purges}: room is left for as many as they come at a time
     */
    Outlook.Band[] around(double[] expected, FlowSize size, Jolts imports, Jolts purges) {
        Outlook.Band[] bands = new Outlook.Band[leads.length];
        double below = FIRST * size.now();
        double above = FIRST * size.now();
        double factor = 0;
        for (int i = 0; i < leads.length; i++) {
            Spread spread = spreads[i];
            double windows = DaysAhead.windows(spread.count(), leads[i]);
            double trust = windows / (windows + TRUST_WINDOWS);
            double centre = spread.median() * windows / (windows + CENTRE_TRUST_WINDOWS);
            double longer = i == 0 ? 1 : leads[i] / (double) leads[i - 1];
            double reach = 1 + UNSEEN / Math.max(1, windows);
            below = mix(below * longer, reach * (centre - spread.low()), trust);
            above = mix(above * longer, reach * (spread.high() - centre), trust);
            factor = cautious(spread.factor(), factor);
            double width = factor * size.rise();
            double taken = Math.max(below * width, purges.within(leads[i], size.days()));
            double brought = Math.max(above * width, imports.within(leads[i], size.days()));
            bands[i] = new Outlook.Band(expected[i] + centre, taken, brought);
        }
        return bands;
    }

    /** A long lead hears of a change last: until then it is as cautious as the shorter ones have become. */
    private static double cautious(double own, double shorter) {
        return Math.max(own, shorter + FORGOTTEN_PER_LEAD * (own - shorter));
    }

    private static double mix(double inherited, double own, double trust) {
        return inherited + trust * (Math.max(0, own) - inherited);
    }
}
