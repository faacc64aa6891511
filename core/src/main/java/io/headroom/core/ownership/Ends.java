package io.headroom.core.ownership;

import io.headroom.core.change.Position;
import io.headroom.core.wire.WireReader;
import io.headroom.core.wire.WireWriter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which epochs of a table of child rows are over.
 *
 * @param done the last end that has been booked
 * @param open ends that wait until everything of their batch has come, oldest first
 */
public record Ends(@Nullable End done, List<End> open) {
    public static final Ends NONE = new Ends(null, List.of());

    public Ends {
        open = List.copyOf(open);
    }

    Ends plus(End end) {
        List<End> longer = new ArrayList<>(open);
        longer.add(end);
        return new Ends(done, longer);
    }

    /** The epoch from which on rows were there when {@code batch} began. */
    int floorAt(Position batch) {
        int floor = done == null ? 0 : done.floor();
        for (End end : open) {
            if (batch.isAfter(end.batch())) {
                floor = Math.max(floor, end.floor());
            }
        }
        return floor;
    }

    /** Ends of which nothing can come any more once everything before {@code position} has. */
    List<End> due(Position position) {
        return open.stream().filter(end -> position.isAfter(end.batch())).toList();
    }

    Ends without(List<End> booked) {
        List<End> left = new ArrayList<>(open);
        left.removeAll(booked);
        End last = done;
        for (End end : booked) {
            last = last == null || end.floor() >= last.floor() ? end : last;
        }
        return new Ends(last, left);
    }

    public void write(WireWriter out) {
        List<End> all = new ArrayList<>(open);
        if (done != null) {
            all.add(0, done);
        }
        out.putByte(done == null ? 0 : 1).putUnsigned(all.size());
        all.forEach(end -> end.write(out));
    }

    public static Ends read(WireReader in) {
        boolean any = in.getByte() != 0;
        List<End> all = new ArrayList<>();
        for (int left = in.getCount(); left > 0; left--) {
            all.add(End.read(in));
        }
        return any ? new Ends(all.get(0), all.subList(1, all.size())) : new Ends(null, all);
    }
}
