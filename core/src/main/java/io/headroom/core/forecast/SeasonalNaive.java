package io.headroom.core.forecast;

/** The last week again and again: hard to beat on mean error (Hyndman and Athanasopoulos, section 5.2). */
record SeasonalNaive(Window week) implements Forecaster {
    static final SeasonalNaive START = new SeasonalNaive(Window.of(7));

    @Override
    public Forecaster after(double net) {
        return new SeasonalNaive(week.after(net));
    }

    @Override
    public double ahead(int days) {
        return week.repeated(days);
    }

    @Override
    public String method() {
        return "seasonal-naive";
    }
}
