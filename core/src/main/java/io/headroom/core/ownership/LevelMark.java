package io.headroom.core.ownership;

import io.headroom.core.change.Position;
import io.headroom.core.wire.WireReader;
import io.headroom.core.wire.WireWriter;
import java.time.Instant;

/**
 * A watermark among differences that are handed on: all that the database committed before {@code at} and that has to
 * pass {@code level} parents has left partition {@code from}.
 *
 * @param position of the watermark
 */
public record LevelMark(String database, int level, int from, Position position, Instant at) implements Handed {

    void write(WireWriter out) {
        out.putText(database).putUnsigned(level).putUnsigned(from);
        position.write(out);
        out.putInstant(at);
    }

    static LevelMark read(WireReader in) {
        return new LevelMark(
                in.getText(), in.getUnsignedInt(), in.getUnsignedInt(), Position.read(in), in.getInstant());
    }
}
