package io.headroom.core.ownership;

import io.headroom.core.wire.MalformedRecordException;
import io.headroom.core.wire.WireReader;
import io.headroom.core.wire.WireWriter;

/** What partitions hand to each other so that it gets to the parents' partitions. */
public sealed interface Handed permits OwnedDelta, LevelMark {
    int VERSION = 1;
    int DELTA = 1;
    int MARK = 2;

    String database();

    static byte[] encode(Handed handed) {
        WireWriter out = new WireWriter().putByte(VERSION);
        if (handed instanceof OwnedDelta delta) {
            delta.write(out.putByte(DELTA));
        } else {
            ((LevelMark) handed).write(out.putByte(MARK));
        }
        return out.bytes();
    }

    static Handed decode(byte[] bytes) {
        return WireReader.read("handed difference", bytes, in -> {
            in.expectVersion(VERSION);
            int kind = in.getByte();
            return switch (kind) {
                case DELTA -> OwnedDelta.read(in);
                case MARK -> LevelMark.read(in);
                default -> throw new MalformedRecordException("handed difference of kind " + kind + " is unknown");
            };
        });
    }
}
