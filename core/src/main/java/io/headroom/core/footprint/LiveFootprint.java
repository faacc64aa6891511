package io.headroom.core.footprint;

import io.headroom.core.wire.WireReader;
import io.headroom.core.wire.WireWriter;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The value of {@code headroom.footprints}: what a scope holds now.
 *
 * @param asOf for the scope {@code database} only: everything committed before it is counted, in every partition
 */
public record LiveFootprint(Footprint live, @Nullable Instant asOf) {
    private static final int VERSION = 1;

    public static byte[] encode(LiveFootprint footprint) {
        WireWriter out = new WireWriter().putByte(VERSION);
        out.putSigned(footprint.live.rows()).putSigned(footprint.live.bytes());
        out.putByte(footprint.asOf == null ? 0 : 1);
        return (footprint.asOf == null ? out : out.putInstant(footprint.asOf)).bytes();
    }

    public static LiveFootprint decode(byte[] bytes) {
        return WireReader.read("footprint", bytes, in -> {
            in.expectVersion(VERSION);
            Footprint live = new Footprint(in.getSigned(), in.getSigned());
            return new LiveFootprint(live, in.getByte() == 0 ? null : in.getInstant());
        });
    }
}
