package io.headroom.standalone.forecast;

import io.headroom.core.forecast.RefusalCode;
import io.headroom.core.series.Ensemble;
import io.headroom.core.series.Fan;
import io.headroom.core.series.Grid;
import io.headroom.core.series.Seasons;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What is asked of every series.
 *
 * @param horizon steps ahead
 * @param levels of the intervals, in percent
 * @param isForced whether to say what would be refused
 */
record Question(Duration step, Seasons seasons, int horizon, List<Double> levels, boolean isForced) {

    Answer ask(NamedSeries series) {
        Grid grid = Grid.of(series.readings(), step, seasons);
        Ensemble state = Ensemble.of(seasons, horizon);
        for (double value : grid.values()) {
            state = state.after(value);
        }
        Optional<RefusalCode> refusal = state.objection();
        boolean isSaid = state.observed() > 0 && (isForced || refusal.isEmpty());
        Optional<Fan> fan = isSaid ? Optional.of(state.fan(shares())) : Optional.empty();
        return new Answer(series.name(), grid.last(), fan, refusal);
    }

    private double[] shares() {
        return levels.stream().mapToDouble(level -> level / 100).toArray();
    }
}
