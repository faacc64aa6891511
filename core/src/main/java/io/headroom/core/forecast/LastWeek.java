package io.headroom.core.forecast;

/** The last week again and again: hard to beat on mean error (Hyndman and Athanasopoulos, section 5.2). */
record LastWeek(Window week) implements FlowModel {
    static final LastWeek START = new LastWeek(Window.of(7));

    @Override
    public FlowModel after(double net) {
        return new LastWeek(week.after(net));
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
