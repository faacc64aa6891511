package io.headroom.core.series;

import io.headroom.core.forecast.RefusalCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The forecast of a series as a fold: an immutable state that takes one value and gives the next state. All candidates
 * run side by side; who was right at several leads is heard, and the errors of what they said together become the
 * intervals. Same values, same answer.
 */
public final class Ensemble {
    private static final double MOST = 1e150;
    private static final int NAMED = 3;
    private static final double WORTH_NAMING = 0.1;
    /** Fewer values than this, or than half the horizon, are no history. */
    private static final int FEWEST = 14;

    private static final double MOST_LIKELY = 0.8;
    /** An interval wider than this many times all that was ever seen says nothing. */
    private static final double VAGUE = 3;

    private final Seasons seasons;
    private final Field field;
    private final Changes changes;
    private final Track track;
    private final int observed;

    /** Kept where it had to be found anyway: whoever asks next needs the same. */
    private final @Nullable Voice voice;

    private Ensemble(Seasons seasons, Field field, Changes changes, Track track, int observed, @Nullable Voice voice) {
        this.seasons = seasons;
        this.field = field;
        this.changes = changes;
        this.track = track;
        this.observed = observed;
        this.voice = voice;
    }

    /**
     * Knows nothing yet.
     *
     * @param horizon how many steps ahead it will be asked for
     * @throws IllegalArgumentException if the horizon is not positive
     */
    public static Ensemble of(Seasons seasons, int horizon) {
        Field field = Field.of(seasons);
        return new Ensemble(seasons, field, Changes.NONE, Track.of(new Leads(horizon), field.size()), 0, null);
    }

    /**
     * The state after one more step.
     *
     * @param value NaN or infinite if it is missing: then what was expected stands for it, so that the seasons stay in
     *     step, and nothing is judged by it
     */
    public Ensemble after(double value) {
        boolean known = Math.abs(value) < MOST;
        if (!known && observed == 0) {
            return this;
        }
        double seen = known ? value : standIn();
        Field next = field.after(seen);
        Changes nextChanges = changes.after(field, seen, seasons);
        Track judged = judged(next, known, seen, nextChanges);
        Ensemble after = new Ensemble(seasons, next, nextChanges, judged, observed + (known ? 1 : 0), null);
        return after.count() % track.leads().stride() == 0 ? after.speaking() : after;
    }

    private double standIn() {
        Paths paths = field.paths(1);
        return field.limits().clamped(Voice.of(paths, track.standing()).path()[0]);
    }

    private Track judged(Field next, boolean known, double value, Changes nextChanges) {
        if (next.scale() != field.scale()) {
            return track.restarted();
        }
        long due = count() + 1;
        if (!track.isDue(due)) {
            return track;
        }
        return known ? track.met(due, value, next.scale(), nextChanges.size(value)) : track.without(due);
    }

    private long count() {
        return field.linear().past().count();
    }

    /** How many values were not missing. */
    public int observed() {
        return observed;
    }

    private Ensemble speaking() {
        Leads leads = track.leads();
        Paths paths = field.paths(leads.horizon());
        Voice heard = Voice.of(paths, track.standing());
        double last = field.linear().past().back(1);
        List<Said> said = new ArrayList<>(leads.count());
        for (int i = 0; i < leads.count(); i++) {
            int lead = leads.lead(i);
            Band band =
                    track.band(i, field.scale().seen(field.limits().clamped(heard.path()[lead - 1])), changes.square());
            float[] candidates = leads.ranksCandidates(i) ? expected(paths, lead - 1, last) : null;
            said.add(new Said(count() + lead, i, band, last, candidates));
        }
        return new Ensemble(seasons, field, changes, track.saying(said), observed, heard);
    }

    private float[] expected(Paths paths, int step, double last) {
        float[] expected = new float[field.size()];
        for (int i = 0; i < expected.length; i++) {
            expected[i] = (float) (paths.value(i, step) - last);
        }
        return expected;
    }

    /** Why nothing should be said; empty if there is no reason. */
    public Optional<RefusalCode> objection() {
        int horizon = track.leads().horizon();
        if (observed < Math.max(FEWEST, horizon / 2)) {
            return Optional.of(RefusalCode.INSUFFICIENT_HISTORY);
        }
        double range = field.limits().range();
        Fan.Interval last =
                fan(MOST_LIKELY).steps().get(horizon - 1).intervals().get(0);
        boolean isVague = range > 0 && last.upper() - last.lower() > VAGUE * range;
        return isVague ? Optional.of(RefusalCode.UNSTABLE) : Optional.empty();
    }

    /**
     * What is expected up to the horizon.
     *
     * @param levels of the intervals, such as 0.8, each above 0 and below 1
     * @throws IllegalStateException if there has been no value yet
     */
    public Fan fan(double... levels) {
        if (observed == 0) {
            throw new IllegalStateException("nothing can be expected before the first value");
        }
        Voice heard = voice != null ? voice : Voice.of(field.paths(track.leads().horizon()), track.standing());
        Spreading spreading = new Spreading(field.scale(), field.limits(), levels);
        return new Fan(spreading.around(heard.path(), track, changes.square()), method(heard.shares()));
    }

    /** Those who are heard most, loudest first. */
    private String method(double[] shares) {
        StringBuilder names = new StringBuilder();
        double[] unnamed = shares.clone();
        for (int named = 0; named < NAMED; named++) {
            int loudest = loudest(unnamed);
            if (named > 0 && unnamed[loudest] < WORTH_NAMING) {
                break;
            }
            names.append(named > 0 ? "+" : "").append(field.method(loudest));
            unnamed[loudest] = -1;
        }
        return names.toString();
    }

    private static int loudest(double[] shares) {
        int loudest = 0;
        for (int candidate = 1; candidate < shares.length; candidate++) {
            if (shares[candidate] > shares[loudest]) {
                loudest = candidate;
            }
        }
        return loudest;
    }
}
