package io.headroom.bench.trigger;

import java.util.Locale;

/** What came of one guard's watching. */
final class Tally {
    private int traces;
    private int missed;
    private int fired;
    private int early;
    private int wrong;
    private int raises;
    private int noticed;
    private double notice;

    /** @param reached whether the ceiling was, although somebody watched */
    void watched(boolean reached) {
        traces++;
        missed += reached ? 1 : 0;
    }

    void raised() {
        raises++;
    }

    /**
     * @param hours until the ceiling would have been reached, had nobody acted
     * @param horizon of the rule with the lead time: what comes no later than twice that is worth the call
     */
    void fired(int hours, double horizon) {
        fired++;
        early += hours > horizon ? 1 : 0;
        if (hours > 2 * horizon) {
            wrong++;
        } else {
            noticed++;
            notice += hours / (double) Trace.HOURS;
        }
    }

    void add(Tally more) {
        traces += more.traces;
        missed += more.missed;
        fired += more.fired;
        early += more.early;
        wrong += more.wrong;
        raises += more.raises;
        noticed += more.noticed;
        notice += more.notice;
    }

    String row(String name) {
        return String.format(
                Locale.ROOT,
                "%-44s %6.1f %% %6d %6.1f %% %6.1f %% %7.1f d %6d",
                name,
                100.0 * (traces - missed) / traces,
                fired,
                fired == 0 ? 0 : 100.0 * wrong / fired,
                fired == 0 ? 0 : 100.0 * early / fired,
                noticed == 0 ? 0 : notice / noticed,
                raises);
    }
}
