package io.headroom.core.forecast;

/** What was said at one origin, by lead, kept until the days it spoke of are over. */
final class Said {
    private final double[][] byCandidate;
    private final double[] combined;
    private final Outlook.Band[] bands;
    private final double scale;

    private Said(double[][] byCandidate, double[] combined, Outlook.Band[] bands, double scale) {
        this.byCandidate = byCandidate;
        this.combined = combined;
        this.bands = bands;
        this.scale = scale;
    }

    /**
     * Asks each candidate for each lead and gives each its say.
     *
     * @param scale size of the daily flow now
     */
    static Said by(Panel panel, int[] leads, double[][] shares, Bands bands, double scale) {
        double[][] byCandidate = new double[leads.length][];
        double[] combined = new double[leads.length];
        for (int lead = 0; lead < leads.length; lead++) {
            byCandidate[lead] = panel.ahead(leads[lead]);
            for (int i = 0; i < byCandidate[lead].length; i++) {
                combined[lead] += shares[lead][i] * byCandidate[lead][i];
            }
        }
        return new Said(byCandidate, combined, bands.around(combined, scale), scale);
    }

    double[] byCandidate(int lead) {
        return byCandidate[lead];
    }

    Outlook.Band[] bands() {
        return bands;
    }

    /** Actual minus combined forecast, in daily flows of the time; 0 if nothing flowed then. */
    double error(int lead, double actual) {
        return scale == 0 ? 0 : (actual - combined[lead]) / scale;
    }
}
