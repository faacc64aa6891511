package io.headroom.core.usage;

/**
 * What the growth of a table on disk consists of, in bytes. The parts add up to it exactly; those of a shrinking table
 * are negative.
 *
 * @param liveRows heap for more rows, at the width that rows had
 * @param widerRows what updates added to rows, as far as it was captured
 * @param deadRows heap for more dead rows, at the width that rows had
 * @param indexBytes by which its indexes grew
 * @param toastBytes by which wide values stored apart grew
 * @param restBytes heap that none of these explains: free space, fill, other widths
 */
public record Anatomy(long liveRows, long widerRows, long deadRows, long indexBytes, long toastBytes, long restBytes) {
    public static final Anatomy NONE = new Anatomy(0, 0, 0, 0, 0, 0);

    /** The sizes of a table at one moment. */
    public record Sizes(long heap, long indexes, long toast, long live, long dead) {

        double bytesPerRow() {
            return live + dead == 0 ? 0 : (double) heap / (live + dead);
        }
    }

    /** @param widened what updates in between added to its rows, net */
    public static Anatomy between(Sizes before, Sizes now, long widened) {
        double width = before.bytesPerRow() == 0 ? now.bytesPerRow() : before.bytesPerRow();
        long live = Math.round((now.live - before.live) * width);
        long dead = Math.round((now.dead - before.dead) * width);
        return new Anatomy(
                live,
                widened,
                dead,
                now.indexes - before.indexes,
                now.toast - before.toast,
                now.heap - before.heap - live - dead - widened);
    }

    public Anatomy plus(Anatomy other) {
        return new Anatomy(
                liveRows + other.liveRows,
                widerRows + other.widerRows,
                deadRows + other.deadRows,
                indexBytes + other.indexBytes,
                toastBytes + other.toastBytes,
                restBytes + other.restBytes);
    }

    public long total() {
        return liveRows + widerRows + deadRows + indexBytes + toastBytes + restBytes;
    }
}
