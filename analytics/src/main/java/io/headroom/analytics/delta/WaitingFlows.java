package io.headroom.analytics.delta;

import io.headroom.core.delta.BookedFlows;
import io.headroom.core.growth.Bucket;
import io.headroom.core.growth.Flows;
import io.headroom.core.wire.WireReader;
import io.headroom.core.wire.WireWriter;

/**
 * {@link BookedFlows} as they lie in the store: what comes is appended, and added up when there is much of it. Almost
 * every row of a first count meets sums that wait, and to read and write them all for one more costs more than all else
 * that happens to that row here.
 */
final class WaitingFlows {
    static final WaitingFlows NONE = new WaitingFlows(0, new byte[0]);

    private static final int ADDED_UP_FROM = 64;

    /** Of the entries: a bucket may come in several. */
    private final int count;

    private final byte[] entries;

    private WaitingFlows(int count, byte[] entries) {
        this.count = count;
        this.entries = entries;
    }

    WaitingFlows plus(Bucket bucket, Flows flows) {
        WireWriter out = new WireWriter().putRaw(entries);
        bucket.write(out);
        flows.write(out);
        WaitingFlows more = new WaitingFlows(count + 1, out.bytes());
        return more.isMuch() ? of(more.sum()) : more;
    }

    /** At every doubling: sums of that many buckets are not added up again with each row. */
    private boolean isMuch() {
        return count >= ADDED_UP_FROM && Integer.bitCount(count) == 1;
    }

    BookedFlows sum() {
        return WireReader.read("flows", encode(), BookedFlows::read);
    }

    private static WaitingFlows of(BookedFlows sums) {
        WireWriter out = new WireWriter();
        sums.write(out);
        return decode(out.bytes());
    }

    byte[] encode() {
        return new WireWriter().putUnsigned(count).putRaw(entries).bytes();
    }

    static WaitingFlows decode(byte[] bytes) {
        return WireReader.read("flows", bytes, in -> new WaitingFlows(in.getCount(), in.getRestBytes()));
    }
}
