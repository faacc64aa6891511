package io.headroom.core.topic;

import io.headroom.core.wire.WireReader;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.jspecify.annotations.Nullable;

/** Makes a serde of a pair of functions; null (a tombstone) stays null. */
public final class Binary {
    private Binary() {}

    public static <T> Serde<T> serde(Function<T, byte[]> encode, Function<byte[], T> decode) {
        return Serdes.serdeFrom((topic, value) -> orNull(value, encode), (topic, bytes) -> orNull(bytes, decode));
    }

    /** Values by their {@code toString}, in UTF-8; {@code what} names them in errors. */
    public static <T> Serde<T> text(String what, Function<String, T> parse) {
        return serde(
                value -> value.toString().getBytes(StandardCharsets.UTF_8),
                bytes -> WireReader.read(what, bytes, in -> parse.apply(in.getRest())));
    }

    @SuppressWarnings("NullAway") // Kafka's serializers take and return null for tombstones without saying so.
    private static <A, B> B orNull(@Nullable A value, Function<A, B> function) {
        return value == null ? null : function.apply(value);
    }
}
