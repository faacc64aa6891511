package io.headroom.core.series;

/**
 * How much a series usually changes: within its shortest season, and from one step to the next.
 *
 * @param seasonal mean absolute change over the shortest season
 * @param square mean square of the change over one step, on the scale that errors are measured on
 */
record Changes(double seasonal, double square) {
    static final Changes NONE = new Changes(0, 0);
    private static final int LONG_MEMORY = 500;
    private static final int SHORT_MEMORY = 100;
    private static final double FLAT = 1e-9;

    Changes after(Field field, double value, Seasons seasons) {
        Tape past = field.linear().past();
        int season = seasons.shortest();
        long known = past.count() - season + 1;
        double nextSeasonal = known < 1
                ? seasonal
                : seasonal + (Math.abs(value - past.back(season)) - seasonal) / Math.min(known, LONG_MEMORY);
        if (past.count() == 0) {
            return this;
        }
        Scale scale = field.scale();
        double change = scale.canSee(value) ? scale.seen(value) - scale.seen(past.back(1)) : 0;
        double nextSquare = square + (change * change - square) / Math.min(past.count(), SHORT_MEMORY);
        return new Changes(nextSeasonal, nextSquare);
    }

    /** A yardstick for errors around {@code value}: never 0. */
    double size(double value) {
        return Math.max(seasonal, FLAT * Math.max(1, Math.abs(value)));
    }
}
