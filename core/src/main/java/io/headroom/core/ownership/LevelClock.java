package io.headroom.core.ownership;

import io.headroom.core.change.Position;
import io.headroom.core.wire.WireReader;
import io.headroom.core.wire.WireWriter;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How far all partitions have come in handing on what has to pass one more parent.
 *
 * @param heard the last mark of each partition
 * @param told the mark of which was said that all partitions have reached it
 */
public record LevelClock(Map<Integer, Reach> heard, Position told) {
    public static final LevelClock EMPTY = new LevelClock(Map.of(), Position.NONE);

    /** A watermark that was reached. */
    public record Reach(Position position, Instant at) {}

    LevelClock plus(LevelMark mark) {
        Map<Integer, Reach> later = new TreeMap<>(heard);
        later.put(mark.from(), new Reach(mark.position(), mark.at()));
        return new LevelClock(later, told);
    }

    LevelClock telling(Position position) {
        return new LevelClock(heard, position);
    }

    /** The mark that all partitions have reached, if that has not been said yet. */
    @Nullable
    Reach news(int partitions) {
        if (heard.size() < partitions) {
            return null;
        }
        return heard.values().stream()
                .min(Comparator.comparing(Reach::position))
                .filter(reach -> reach.position().isAfter(told))
                .orElse(null);
    }

    public static byte[] encode(LevelClock clock) {
        WireWriter out = new WireWriter();
        clock.told.write(out);
        out.putUnsigned(clock.heard.size());
        clock.heard.forEach((from, reach) -> {
            reach.position.write(out.putUnsigned(from));
            out.putInstant(reach.at);
        });
        return out.bytes();
    }

    public static LevelClock decode(byte[] bytes) {
        return WireReader.read("level clock", bytes, in -> {
            Position told = Position.read(in);
            Map<Integer, Reach> heard = new TreeMap<>();
            for (int left = in.getCount(); left > 0; left--) {
                heard.put(in.getUnsignedInt(), new Reach(Position.read(in), in.getInstant()));
            }
            return new LevelClock(heard, told);
        });
    }
}
