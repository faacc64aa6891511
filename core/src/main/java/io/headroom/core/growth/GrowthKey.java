package io.headroom.core.growth;

import io.headroom.core.scope.ScopeKey;
import io.headroom.core.wire.WireReader;
import io.headroom.core.wire.WireWriter;

/**
 * A pack of time buckets of a scope: the key of {@code headroom.growth}. The bytes sort by scope, then width, then time.
 *
 * @param granularity width of the buckets
 * @param start first second of the pack since 1970, UTC
 */
public record GrowthKey(ScopeKey scope, Granularity granularity, long start) {

    /** The pack in which the bucket of that width lies that begins with {@code second}. */
    public static GrowthKey of(ScopeKey scope, Granularity granularity, long second) {
        return new GrowthKey(scope, granularity, granularity.pack(second));
    }

    public static byte[] encode(GrowthKey key) {
        return new WireWriter()
                .putText(key.scope.toString())
                .putByte(key.granularity.code())
                .putLong(key.start)
                .bytes();
    }

    /** What all keys of one scope and width begin with. */
    public static byte[] prefix(ScopeKey scope, Granularity granularity) {
        return new WireWriter()
                .putText(scope.toString())
                .putByte(granularity.code())
                .bytes();
    }

    public static GrowthKey decode(byte[] bytes) {
        return WireReader.read("growth key", bytes, in -> {
            ScopeKey scope = ScopeKey.parse(in.getText());
            return new GrowthKey(scope, Granularity.ofCode(in.getByte()), in.getLong());
        });
    }
}
