package io.headroom.core.growth;

import io.headroom.core.wire.WireReader;
import io.headroom.core.wire.WireWriter;
import java.time.Duration;
import java.time.Instant;

/**
 * The finest time bucket a flow is booked in, and how it is known. Buckets are cut in UTC.
 *
 * <p>What is known only to have happened "before" anything else (a seeded row that does not say when it was created)
 * has the bucket {@link #BEFORE}.
 *
 * @param finest the narrowest width in which it is booked, and with it in all wider ones up to days: decided when the
 *     change is, by the time of the change, so that a replay next year decides the same
 * @param start first second of the bucket, counted from 1970 in UTC; {@link #BEFORE_SECOND} for "before"
 */
public record Bucket(Origin origin, Granularity finest, long start) {
    /** Width of the buckets in which observed flows are booked. */
    public static final Duration FINEST = Duration.ofMinutes(5);

    /** Instants further away than this are clamped: one absurd clock must not move everybody's history. */
    private static final Instant EARLIEST = Instant.parse("1990-01-01T00:00:00Z");

    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

    static final long BEFORE_SECOND = EARLIEST.getEpochSecond();

    /** Rows whose creation time nobody knows. */
    public static final Bucket BEFORE = new Bucket(Origin.RECONSTRUCTED, Granularity.MONTH, BEFORE_SECOND);

    /** The finest bucket in which {@code at} falls; instants outside 1990 to 2200 count as the nearer end. */
    public static Bucket of(Origin origin, Instant at) {
        return of(origin, Granularity.FIVE_MINUTES, at);
    }

    /** The same in another width. */
    public static Bucket of(Origin origin, Granularity finest, Instant at) {
        Instant clamped = at.isBefore(EARLIEST) ? EARLIEST : at.isAfter(LATEST) ? LATEST : at;
        return new Bucket(origin, finest, finest.start(clamped.getEpochSecond()));
    }

    public boolean isBefore() {
        return start == BEFORE_SECOND;
    }

    /** Whether it is booked in this width; months stand alone, for what is older than the days that are kept. */
    public boolean isIn(Granularity width) {
        return finest == Granularity.MONTH
                ? width == Granularity.MONTH
                : width != Granularity.MONTH && width.compareTo(finest) >= 0;
    }

    public void write(WireWriter out) {
        out.putByte(origin.code()).putByte(finest.code()).putSigned(start);
    }

    public static Bucket read(WireReader in) {
        return new Bucket(Origin.ofCode(in.getByte()), Granularity.ofCode(in.getByte()), in.getSigned());
    }
}
