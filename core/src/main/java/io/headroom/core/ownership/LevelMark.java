package io.headroom.core.ownership;

import io.headroom.core.wire.WireReader;
import io.headroom.core.wire.WireWriter;
import java.time.Instant;

/**
 * A watermark among differences that are handed on: all that the database committed before {@code at} and that has to
 * pass {@code level} parents has left partition {@code from}.
 *
 * @param levels parents that a difference of this database may have to pass
 */
public record LevelMark(String database, int level, int levels, int from, Instant at) implements Handed {

    /** Whether differences may have been handed on once more since. */
    public boolean goesOn() {
        return level + 1 < levels;
    }

    public LevelMark next(int newFrom, Instant newAt) {
        return new LevelMark(database, level + 1, levels, newFrom, newAt);
    }

    void write(WireWriter out) {
        out.putText(database).putUnsigned(level).putUnsigned(levels).putUnsigned(from);
        out.putInstant(at);
    }

    static LevelMark read(WireReader in) {
        return new LevelMark(
                in.getText(), in.getUnsignedInt(), in.getUnsignedInt(), in.getUnsignedInt(), in.getInstant());
    }
}
