package io.headroom.core.usage;

import io.headroom.core.growth.Granularity;
import io.headroom.core.wire.WireReader;
import io.headroom.core.wire.WireWriter;

/**
 * A time bucket of a series: the key of {@code headroom.usage}. The bytes sort by subject, measure, width, then time.
 *
 * @param start first second of the bucket since 1970, UTC
 */
public record UsageKey(Subject subject, UsageMeasure measure, Granularity granularity, long start) {

    /**
     * Whether buckets of a width are kept for such a subject. Tables and sequences are many, and read every quarter of
     * an hour at most: they are kept by day.
     */
    public static boolean serves(Granularity granularity, Subject.Kind kind) {
        boolean many = kind == Subject.Kind.TABLE || kind == Subject.Kind.SEQUENCE;
        return granularity == Granularity.DAY || (!many && granularity != Granularity.MONTH);
    }

    public static byte[] encode(UsageKey key) {
        return new WireWriter()
                .putText(key.subject.toString())
                .putText(key.measure.name())
                .putByte(key.granularity.code())
                .putLong(key.start)
                .bytes();
    }

    public static UsageKey decode(byte[] bytes) {
        return WireReader.read("usage key", bytes, in -> {
            Subject subject = Subject.parse(in.getText());
            UsageMeasure measure = UsageMeasure.valueOf(in.getText());
            return new UsageKey(subject, measure, Granularity.ofCode(in.getByte()), in.getLong());
        });
    }
}
