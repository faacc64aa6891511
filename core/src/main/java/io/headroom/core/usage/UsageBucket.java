package io.headroom.core.usage;

import io.headroom.core.wire.WireReader;
import io.headroom.core.wire.WireWriter;
import java.time.Instant;

/**
 * What was read of one series in one time bucket: the value of {@code headroom.usage}.
 *
 * @param count of readings
 * @param p95 within a fortieth of the value that 95 % of the readings are at or below
 * @param last the latest reading, taken at {@code lastAt}
 */
public record UsageBucket(long count, double mean, double max, double p95, double last, Instant lastAt) {
    private static final int VERSION = 1;

    public static byte[] encode(UsageBucket bucket) {
        return new WireWriter()
                .putByte(VERSION)
                .putUnsigned(bucket.count)
                .putLong(Double.doubleToLongBits(bucket.mean))
                .putLong(Double.doubleToLongBits(bucket.max))
                .putLong(Double.doubleToLongBits(bucket.p95))
                .putLong(Double.doubleToLongBits(bucket.last))
                .putInstant(bucket.lastAt)
                .bytes();
    }

    public static UsageBucket decode(byte[] bytes) {
        return WireReader.read("usage", bytes, in -> {
            in.expectVersion(VERSION);
            return new UsageBucket(in.getUnsigned(), number(in), number(in), number(in), number(in), in.getInstant());
        });
    }

    private static double number(WireReader in) {
        return Double.longBitsToDouble(in.getLong());
    }
}
