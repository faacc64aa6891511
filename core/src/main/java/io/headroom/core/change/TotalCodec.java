package io.headroom.core.change;

import io.headroom.core.cohort.Cohort;
import io.headroom.core.cohort.Share;
import io.headroom.core.footprint.Footprint;
import io.headroom.core.scope.Tenant;
import io.headroom.core.wire.WireReader;
import io.headroom.core.wire.WireWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** The layout of what a sweep says of a share, and of the days within it. */
public final class TotalCodec {
    private static final long DAY = Duration.ofDays(1).toSeconds();

    private TotalCodec() {}

    static void write(WireWriter out, ShareTotal total) {
        total.position().write(out);
        out.putInstant(total.at()).putInt(total.table().value()).putUnsigned(total.epoch());
        total.share().tenant().write(out);
        total.share().cohort().write(out);
        writeDays(out, total.days());
    }

    static ShareTotal read(WireReader in) {
        Position position = Position.read(in);
        Instant at = in.getInstant();
        TableId table = new TableId(in.getInt());
        int epoch = in.getUnsignedInt();
        Share share = new Share(Tenant.read(in), Cohort.read(in));
        return new ShareTotal(table, epoch, position, at, share, readDays(in));
    }

    /** Days by their distance to the one before, from 1970 on. */
    public static void writeDays(WireWriter out, NavigableMap<Long, Footprint> days) {
        out.putUnsigned(days.size());
        long before = 0;
        for (Map.Entry<Long, Footprint> day : days.entrySet()) {
            long number = Math.floorDiv(day.getKey(), DAY);
            out.putSigned(number - before);
            out.putSigned(day.getValue().rows()).putSigned(day.getValue().bytes());
            before = number;
        }
    }

    public static NavigableMap<Long, Footprint> readDays(WireReader in) {
        NavigableMap<Long, Footprint> days = new TreeMap<>();
        long number = 0;
        for (int left = in.getCount(); left > 0; left--) {
            number += in.getSigned();
            days.put(number * DAY, new Footprint(in.getSigned(), in.getSigned()));
        }
        return days;
    }
}
