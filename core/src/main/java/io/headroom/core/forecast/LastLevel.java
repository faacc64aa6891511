package io.headroom.core.forecast;

/** Nothing will change: the yardstick that everything else has to beat. */
record LastLevel() implements FlowModel {
    @Override
    public FlowModel after(double net) {
        return this;
    }

    @Override
    public double ahead(int days) {
        return 0;
    }

    @Override
    public String method() {
        return "last-level";
    }
}
