package io.headroom.core.ledger;

import io.headroom.core.change.ShareTotal;
import io.headroom.core.change.TotalCodec;
import io.headroom.core.footprint.Footprint;
import io.headroom.core.wire.WireReader;
import io.headroom.core.wire.WireWriter;
import java.time.Instant;
import java.util.Collections;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * What the last sweep that told of a share said of it.
 *
 * @param epoch of the table then: a total of an ended epoch is nothing
 * @param days as in {@link ShareTotal}
 */
public record HeldTotal(int epoch, Instant at, NavigableMap<Long, Footprint> days) {
    private static final int VERSION = 1;

    public HeldTotal {
        days = Collections.unmodifiableNavigableMap(new TreeMap<>(days));
    }

    static HeldTotal of(ShareTotal total) {
        return new HeldTotal(total.epoch(), total.at(), total.days());
    }

    public static byte[] encode(HeldTotal held) {
        WireWriter out =
                new WireWriter().putByte(VERSION).putUnsigned(held.epoch).putInstant(held.at);
        TotalCodec.writeDays(out, held.days);
        return out.bytes();
    }

    public static HeldTotal decode(byte[] bytes) {
        return WireReader.read("share total", bytes, in -> {
            in.expectVersion(VERSION);
            return new HeldTotal(in.getUnsignedInt(), in.getInstant(), TotalCodec.readDays(in));
        });
    }
}
