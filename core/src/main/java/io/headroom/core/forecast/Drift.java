package io.headroom.core.forecast;

/** The mean net of the last four weeks goes on: the line through the first and the last level of that window. */
record Drift(Window month, double perDay) implements FlowModel {
    static final Drift START = new Drift(Window.of(Growth.DAYS), 0);

    @Override
    public FlowModel after(double net) {
        Window next = month.after(net);
        return new Drift(next, next.sum() / next.size());
    }

    @Override
    public double ahead(int days) {
        return perDay * days;
    }

    @Override
    public String method() {
        return "drift";
    }
}
