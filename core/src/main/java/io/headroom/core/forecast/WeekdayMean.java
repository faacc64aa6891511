package io.headroom.core.forecast;

/** The mean net of each day of the week, older weeks forgotten exponentially. */
final class WeekdayMean implements FlowModel {
    private static final int WEEK = 7;
    static final WeekdayMean START = new WeekdayMean(0, new double[WEEK]);
    /** Long enough to tell the days apart, short enough to follow a change of pace within a quarter. */
    private static final int MEMORY_WEEKS = 6;

    private final int days;
    private final double[] means;
    private final double week;

    private WeekdayMean(int days, double[] means) {
        this.days = days;
        this.means = means;
        double sum = 0;
        for (double mean : means) {
            sum += mean;
        }
        this.week = sum;
    }

    @Override
    public FlowModel after(double net) {
        double[] next = means.clone();
        int weekday = days % WEEK;
        next[weekday] += (net - next[weekday]) / Math.min(days / WEEK + 1, MEMORY_WEEKS);
        return new WeekdayMean(days + 1, next);
    }

    @Override
    public double ahead(int ahead) {
        double sum = 0;
        for (int i = 0; i < ahead % WEEK; i++) {
            sum += means[(days + i) % WEEK];
        }
        int weeks = ahead / WEEK;
        return sum + weeks * week;
    }

    @Override
    public String method() {
        return "weekday-mean";
    }
}
