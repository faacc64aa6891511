package io.headroom.core.series;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The running backtest: what was said and is still to come true, and how wrong it was before. Nothing is ever judged
 * that was not said before the value was known (rolling origin, Tashman 2000).
 *
 * @param errors by index of lead, of the combined forecast
 */
record Track(Leads leads, Standing standing, List<Errors> errors, List<Said> open) {

    static Track of(Leads leads, int candidates) {
        return new Track(leads, Standing.of(candidates), Collections.nCopies(leads.count(), Errors.NONE), List.of());
    }

    /** @param count number of the value that has come */
    boolean isDue(long count) {
        for (Said said : open) {
            if (said.due() <= count) {
                return true;
            }
        }
        return false;
    }

    /**
     * After the value with this number has come.
     *
     * @param scale that errors are measured on
     * @param size of usual changes
     */
    Track met(long count, double value, Scale scale, double size) {
        Standing nextStanding = standing;
        List<Errors> nextErrors = new ArrayList<>(errors);
        for (Said said : open) {
            if (said.due() == count) {
                float[] candidates = said.candidates();
                if (candidates != null) {
                    nextStanding = nextStanding.after(candidates, value - said.base(), size, leads);
                }
                double error = scale.seen(value) - said.band().median();
                nextErrors.set(
                        said.lead(),
                        nextErrors.get(said.lead()).after(error, said.band().deviation(), leads));
            }
        }
        return new Track(leads, nextStanding, nextErrors, open).without(count);
    }

    /** Without what was said of that value, because it is missing, or has been judged. */
    Track without(long count) {
        List<Said> left = new ArrayList<>(open);
        left.removeIf(said -> said.due() <= count);
        return new Track(leads, standing, errors, left);
    }

    /** With nothing left that was measured on another scale. */
    Track restarted() {
        return new Track(leads, standing, Collections.nCopies(leads.count(), Errors.NONE), List.of());
    }

    Track saying(List<Said> more) {
        List<Said> all = new ArrayList<>(open);
        all.addAll(more);
        return new Track(leads, standing, errors, all);
    }

    /** The interval around an expected value at the lead with this index. */
    Band band(int index, double median, double walk) {
        Errors known = errors.get(index);
        return new Band(median, known.deviation(walk * leads.lead(index)), known.widths());
    }
}
