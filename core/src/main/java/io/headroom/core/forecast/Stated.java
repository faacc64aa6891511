package io.headroom.core.forecast;

/** What was said at one origin, by lead, kept until the days it spoke of are over. */
final class Stated {
    private final double[][] byCandidate;
    private final double[] combined;
    private final Outlook.Band[] bands;

    private Stated(double[][] byCandidate, double[] combined, Outlook.Band[] bands) {
        this.byCandidate = byCandidate;
        this.combined = combined;
        this.bands = bands;
    }

    /**
     * Asks each candidate for each lead and gives each its say.
     *
     * @param size of the daily flow now
     */
    static Stated by(
            FlowModels models,
            int[] leads,
            double[][] shares,
            Bands bands,
            FlowSize size,
            Jolts imports,
            Jolts purges) {
        double[][] byCandidate = new double[leads.length][];
        double[] combined = new double[leads.length];
        for (int lead = 0; lead < leads.length; lead++) {
            byCandidate[lead] = models.ahead(leads[lead]);
            for (int i = 0; i < byCandidate[lead].length; i++) {
                combined[lead] += shares[lead][i] * byCandidate[lead][i];
            }
        }
        return new Stated(byCandidate, combined, bands.around(combined, size, imports, purges));
    }

    double[] byCandidate(int lead) {
        return byCandidate[lead];
    }

    Outlook.Band[] bands() {
        return bands;
    }

    /** Actual minus combined forecast. */
    double error(int lead, double actual) {
        return actual - combined[lead];
    }
}
