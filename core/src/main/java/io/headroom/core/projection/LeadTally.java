package io.headroom.core.projection;

import io.headroom.core.series.Fan;
import java.util.Optional;

/** Counts how wrong a forecast was so many steps ahead. */
final class LeadTally {
    private static final double LOW = 0.1;
    private static final double HIGH = 0.9;

    private final int steps;
    private final int stride;
    private double error;
    private double naiveError;
    private double loss;
    private int covered;
    private int points;

    /** @param stride steps between two forecasts */
    LeadTally(int steps, int stride) {
        this.steps = steps;
        this.stride = stride;
    }

    int steps() {
        return steps;
    }

    /** @param last the value that was known last when it was said */
    void met(Fan.Step said, double last, double actual) {
        Fan.Interval likely = said.intervals().get(0);
        error += Math.abs(actual - said.median());
        naiveError += Math.abs(actual - last);
        loss += (loss(LOW, actual - likely.lower())
                        + loss(0.5, actual - said.median())
                        + loss(HIGH, actual - likely.upper()))
                / 3;
        covered += actual >= likely.lower() && actual <= likely.upper() ? 1 : 0;
        points++;
    }

    private static double loss(double quantile, double error) {
        return Math.max(quantile * error, (quantile - 1) * error);
    }

    /** Empty while there was nothing to compare. */
    Optional<UsageProjection.Lead> lead(double seasonalChange) {
        if (points == 0) {
            return Optional.empty();
        }
        int windows = Math.max(1, Math.min(points, points * stride / steps));
        return Optional.of(new UsageProjection.Lead(
                steps,
                naiveError > 0 ? (Double) (error / naiveError) : null,
                seasonalChange > 0 ? (Double) (error / points / seasonalChange) : null,
                loss / points,
                (double) covered / points,
                points,
                windows));
    }
}
