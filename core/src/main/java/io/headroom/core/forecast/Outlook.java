package io.headroom.core.forecast;

import java.util.List;

/**
 * What the candidates together say about the coming days, and how wrong that was before.
 *
 * @param bands one per lead, in order
 */
record Outlook(List<Band> bands, String method, Accuracy accuracy) {

    /**
     * The net change expected by one lead.
     *
     * @param below how far under it P10 lies, never negative
     * @param above how far over it P90 lies, never negative
     */
    record Band(double net, double below, double above) {
        boolean covers(double actual) {
            return actual >= net - below && actual <= net + above;
        }
    }
}
