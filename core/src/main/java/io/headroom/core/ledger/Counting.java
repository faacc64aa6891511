package io.headroom.core.ledger;

import io.headroom.core.change.Mark;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * In which way a table is counted in its present epoch.
 *
 * @param sampled whether by sweeps, not by seeds and changes
 * @param takesOver whether the epoch began with a change of that: what is found is not new then
 * @param swept when the last sweep was
 * @param complete every share that has rows was told of at or after this
 */
public record Counting(
        boolean sampled,
        boolean takesOver,
        @Nullable Instant swept,
        @Nullable Instant complete) {
    /** By seeds and changes, from the first epoch on. */
    public static final Counting ROWS = new Counting(false, false, null, null);

    static Counting opened(@Nullable TableState before, Mark.Opened mark) {
        boolean takesOver = before != null
                && !before.dropped()
                && (mark.sampled() || before.counting().sampled || before.takesOver());
        return new Counting(mark.sampled(), takesOver, null, null);
    }

    boolean isNews(Mark.Swept mark) {
        return sampled && (swept == null || mark.at().isAfter(swept));
    }

    Counting swept(Mark.Swept mark) {
        return new Counting(sampled, takesOver, mark.at(), mark.complete());
    }
}
