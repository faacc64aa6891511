package io.headroom.core.growth;

import io.headroom.core.footprint.Footprint;
import io.headroom.core.wire.WireReader;
import io.headroom.core.wire.WireWriter;

/**
 * Rows and bytes that came, went, or changed in place. Flows add up in any order, which is what lets partitions,
 * scopes and time buckets agree by construction.
 *
 * @param bytesWidened bytes that rows gained (or lost, if negative) by updates
 * @param rowsMovedIn rows that came from another tenant of the same table, with {@code bytesMovedIn} as they were before
 */
public record Flows(
        long rowsAdded,
        long rowsRemoved,
        long rowsMovedIn,
        long rowsMovedOut,
        long bytesAdded,
        long bytesRemoved,
        long bytesWidened,
        long bytesMovedIn,
        long bytesMovedOut) {
    public static final Flows NONE = new Flows(0, 0, 0, 0, 0, 0, 0, 0, 0);

    public static Flows added(long rows, long bytes) {
        return new Flows(rows, 0, 0, 0, bytes, 0, 0, 0, 0);
    }

    public static Flows removed(long rows, long bytes) {
        return new Flows(0, rows, 0, 0, 0, bytes, 0, 0, 0);
    }

    public static Flows widened(long bytes) {
        return bytes == 0 ? NONE : new Flows(0, 0, 0, 0, 0, 0, bytes, 0, 0);
    }

    public static Flows movedIn(long rows, long bytes) {
        return new Flows(0, 0, rows, 0, 0, 0, 0, bytes, 0);
    }

    public static Flows movedOut(long rows, long bytes) {
        return new Flows(0, 0, 0, rows, 0, 0, 0, 0, bytes);
    }

    public Flows plus(Flows other) {
        return new Flows(
                rowsAdded + other.rowsAdded,
                rowsRemoved + other.rowsRemoved,
                rowsMovedIn + other.rowsMovedIn,
                rowsMovedOut + other.rowsMovedOut,
                bytesAdded + other.bytesAdded,
                bytesRemoved + other.bytesRemoved,
                bytesWidened + other.bytesWidened,
                bytesMovedIn + other.bytesMovedIn,
                bytesMovedOut + other.bytesMovedOut);
    }

    /** The same flows seen from above all tenants, where moves between them are not growth. */
    public Flows withoutMoves() {
        return new Flows(rowsAdded, rowsRemoved, 0, 0, bytesAdded, bytesRemoved, bytesWidened, 0, 0);
    }

    /**
     * The same with nothing negative that comes or goes. Partitions that each know a part of a difference may say that
     * more came back than went: that is what came.
     */
    public Flows settled() {
        return isSettled()
                ? this
                : new Flows(
                        Math.max(0, rowsAdded) + Math.max(0, -rowsRemoved),
                        Math.max(0, rowsRemoved) + Math.max(0, -rowsAdded),
                        rowsMovedIn,
                        rowsMovedOut,
                        Math.max(0, bytesAdded) + Math.max(0, -bytesRemoved),
                        Math.max(0, bytesRemoved) + Math.max(0, -bytesAdded),
                        bytesWidened,
                        bytesMovedIn,
                        bytesMovedOut);
    }

    boolean isSettled() {
        return rowsAdded >= 0 && rowsRemoved >= 0 && bytesAdded >= 0 && bytesRemoved >= 0;
    }

    public boolean isNone() {
        return equals(NONE);
    }

    /** What the flows change about live rows and bytes. */
    public Footprint net() {
        return new Footprint(
                rowsAdded - rowsRemoved + rowsMovedIn - rowsMovedOut,
                bytesAdded - bytesRemoved + bytesWidened + bytesMovedIn - bytesMovedOut);
    }

    public void write(WireWriter out) {
        out.putSigned(rowsAdded).putSigned(rowsRemoved).putSigned(rowsMovedIn).putSigned(rowsMovedOut);
        out.putSigned(bytesAdded).putSigned(bytesRemoved).putSigned(bytesWidened);
        out.putSigned(bytesMovedIn).putSigned(bytesMovedOut);
    }

    public static Flows read(WireReader in) {
        return new Flows(
                in.getSigned(),
                in.getSigned(),
                in.getSigned(),
                in.getSigned(),
                in.getSigned(),
                in.getSigned(),
                in.getSigned(),
                in.getSigned(),
                in.getSigned());
    }
}
