package io.headroom.core.wire;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;

/**
 * Appends values to a growing array. Integers are variable-length as in Protocol Buffers
 * (base-128 varint, zigzag where negative values occur), instants are microseconds since 1970.
 */
public final class WireWriter {
    private static final int MAX_VARINT = 10;

    private ByteBuffer out = ByteBuffer.allocate(64);

    public WireWriter putByte(int value) {
        room(1).put((byte) value);
        return this;
    }

    /** @throws IllegalArgumentException if the number is negative: no reader would accept it */
    public WireWriter putUnsigned(long value) {
        if (value < 0) {
            throw new IllegalArgumentException("a count must not be negative, got " + value);
        }
        return putVarint(value);
    }

    public WireWriter putSigned(long value) {
        return putVarint((value << 1) ^ (value >> 63));
    }

    private WireWriter putVarint(long value) {
        ByteBuffer to = room(MAX_VARINT);
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            to.put((byte) (rest | 0x80));
            rest >>>= 7;
        }
        to.put((byte) rest);
        return this;
    }

    public WireWriter putInt(int value) {
        room(Integer.BYTES).putInt(value);
        return this;
    }

    public WireWriter putLong(long value) {
        room(Long.BYTES).putLong(value);
        return this;
    }

    public WireWriter putInstant(Instant value) {
        return putSigned(
                Math.addExact(Math.multiplyExact(value.getEpochSecond(), WireReader.MICROS), value.getNano() / 1000));
    }

    /** Length in UTF-8 bytes, then the bytes. */
    public WireWriter putText(String value) {
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        putUnsigned(utf8.length);
        room(utf8.length).put(utf8);
        return this;
    }

    /** The bytes as they are, without their number. */
    public WireWriter putRaw(byte[] bytes) {
        room(bytes.length).put(bytes);
        return this;
    }

    public byte[] bytes() {
        return Arrays.copyOf(out.array(), out.position());
    }

    private ByteBuffer room(int more) {
        if (out.remaining() < more) {
            int capacity = Math.max(out.capacity() * 2, out.position() + more);
            out = ByteBuffer.wrap(Arrays.copyOf(out.array(), capacity)).position(out.position());
        }
        return out;
    }
}
