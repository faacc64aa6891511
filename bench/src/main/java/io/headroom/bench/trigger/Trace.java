package io.headroom.bench.trigger;

import java.time.Duration;
import java.util.List;
import java.util.Random;

/**
 * A database's size at every hour, also of the time that nobody who watches it knows yet. Its seed alone makes it.
 */
final class Trace {
    static final int HOURS = 24;
    /** So long somebody watches. */
    static final int WATCHED = 180;
    /** What comes after is known too, so that a trigger of the last day can be judged. */
    static final int AFTER = 120;

    static final double CEILING = 0.95;

    /** Days that the ceiling is away at the pace of a trace, at the least; twenty times as many at the most. */
    private static final double NEAREST = 30;

    private static final List<Shape> SHAPES = List.of(Shape.values());
    private static final int[] LEAD_HOURS = {6, 24, 72, 7 * 24, 14 * 24};
    private static final int LONGEST_PAST = 200;
    private static final int SHORTEST_PAST = 28;

    private final Shape shape;
    private final double[] bytes;
    private final int past;
    private final double capacity;
    private final Duration leadTime;

    private Trace(Shape shape, double[] bytes, int past, double capacity, Duration leadTime) {
        this.shape = shape;
        this.bytes = bytes;
        this.past = past;
        this.capacity = capacity;
        this.leadTime = leadTime;
    }

    static Trace of(long seed) {
        Random random = new Random(seed);
        Shape shape = SHAPES.get((int) (seed % SHAPES.size()));
        double used = 0.3 + 0.4 * random.nextDouble();
        double left = NEAREST * Math.pow(20, random.nextDouble());
        double capacity = 10e9 * Math.pow(200, random.nextDouble());
        double pace = (CEILING - used) * capacity / left;
        int past = (int) Math.max(SHORTEST_PAST, Math.min(LONGEST_PAST, 0.9 * used * capacity / pace));
        double[] days = shape.days(random, past, past + WATCHED + AFTER);
        Duration leadTime = Duration.ofHours(LEAD_HOURS[random.nextInt(LEAD_HOURS.length)]);
        return new Trace(shape, hourly(days, past, used * capacity, pace), past, capacity, leadTime);
    }

    /** Levels so that {@code now} is reached when watching begins; a day's flow comes from 8 to 20 o'clock, deletes at 3. */
    private static double[] hourly(double[] days, int past, double now, double pace) {
        double before = 0;
        for (int day = 0; day < past; day++) {
            before += days[day];
        }
        double scale = before <= 0 ? pace : Math.min(pace, 0.95 * now / before);
        double level = now - before * scale;
        double[] bytes = new double[days.length * HOURS];
        for (int day = 0; day < days.length; day++) {
            double flow = days[day] * (day < past ? scale : pace);
            for (int hour = 0; hour < HOURS; hour++) {
                bytes[day * HOURS + hour] = level;
                boolean moves = flow < 0 ? hour == 3 : hour >= 8 && hour < 20;
                level = Math.max(0, level + (moves ? flow < 0 ? flow : flow / 12 : 0));
            }
        }
        return bytes;
    }

    Shape shape() {
        return shape;
    }

    /** At the beginning of an hour. */
    double bytes(int hour) {
        return bytes[hour];
    }

    /** Of the disk when watching begins. */
    double capacity() {
        return capacity;
    }

    /** The owner's. */
    Duration leadTime() {
        return leadTime;
    }

    int firstHour() {
        return past * HOURS;
    }

    int endHour() {
        return (past + WATCHED) * HOURS;
    }

    /** The hour in which a disk of {@code capacity} is at its ceiling if nobody acts; beyond the end where it never is. */
    int ceilingFrom(int hour, double capacity) {
        int at = hour;
        while (at < bytes.length && bytes[at] < CEILING * capacity) {
            at++;
        }
        return at;
    }
}
