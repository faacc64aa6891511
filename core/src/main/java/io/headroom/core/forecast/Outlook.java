package io.headroom.core.forecast;

import java.util.List;
import java.util.Optional;

/**
 * What the candidates together say about the coming days, and how wrong that was before.
 *
 * @param bands one per lead, in order
 * @param accuracies by days ahead, where there was anything to compare with
 */
record Outlook(
        List<Band> bands,
        String method,
        List<Accuracy> accuracies,
        List<Contender> contenders,
        Optional<Hindcast> hindcast) {

    /**
     * The net change expected by one lead.
     *
     * @param below how far under it P10 lies, never negative
     * @param above how far over it P90 lies, never negative
     */
    record Band(double net, double below, double above) {
        boolean covers(double actual) {
            return actual >= low() && actual <= high();
        }

        double low() {
            return net - below;
        }

        double high() {
            return net + above;
        }

        /** Mean pinball loss of the three quantiles. */
        double loss(double actual) {
            return (loss(0.1, actual - low()) + loss(0.5, actual - net) + loss(0.9, actual - high())) / 3;
        }

        private static double loss(double quantile, double error) {
            return Math.max(quantile * error, (quantile - 1) * error);
        }
    }

    /** What would have been said so many days ago about the days since. */
    record Hindcast(int days, Band band) {}
}
