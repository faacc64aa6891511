package io.headroom.ingest.sweep;

import io.headroom.core.change.RowHasher;
import io.headroom.core.change.RowKey;
import io.headroom.core.change.ShareTotal;
import io.headroom.core.change.TableId;
import io.headroom.core.change.TotalCodec;
import io.headroom.core.cohort.Share;
import io.headroom.core.footprint.Footprint;
import io.headroom.core.wire.WireWriter;
import io.headroom.ingest.stream.Dispatch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** What this process said last of each share of a table, so that a sweep says only what has changed. */
public final class LastTold {
    /** No row's key begins like this. */
    private static final String SHARE = "\0share\0";

    private final TableId table;
    private final RowHasher hasher;
    private final int partitions;
    private Map<Share, byte[]> told = new HashMap<>();

    public LastTold(TableId table, RowHasher hasher, int partitions) {
        this.table = table;
        this.hasher = hasher;
        this.partitions = partitions;
    }

    /** The records that tell of a sweep, as far as its shares are not known to be as they were. */
    public List<Dispatch> news(Sweep.Of sweep, TotalMaker maker) {
        List<Dispatch> news = new ArrayList<>();
        Map<Share, byte[]> now = new HashMap<>();
        sweep.shares().forEach((share, days) -> {
            byte[] encoded = encoded(days);
            now.put(share, encoded);
            if (!Arrays.equals(encoded, told.remove(share))) {
                news.add(Dispatch.total(key(share), maker.total(share, days), partitions));
            }
        });
        for (Share gone : told.keySet()) {
            news.add(Dispatch.total(key(gone), maker.total(gone, new TreeMap<>()), partitions));
            news.add(Dispatch.forgotten(key(gone), partitions));
        }
        told = now;
        return news;
    }

    /** Makes the record of a share. */
    public interface TotalMaker {
        ShareTotal total(Share share, NavigableMap<Long, Footprint> days);
    }

    private static byte[] encoded(NavigableMap<Long, Footprint> days) {
        WireWriter out = new WireWriter();
        TotalCodec.writeDays(out, days);
        return out.bytes();
    }

    private RowKey key(Share share) {
        WireWriter out = new WireWriter().putText(SHARE);
        share.tenant().write(out);
        share.cohort().write(out);
        return hasher.hash(table, out.bytes());
    }
}
