package io.headroom.core.wire;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.function.Function;

/**
 * Reads what {@link WireWriter} wrote. Any disagreement with the format, hostile bytes included, is one exception:
 * {@link MalformedRecordException}.
 */
public final class WireReader {
    static final long MICROS = 1_000_000;

    private final ByteBuffer in;

    private WireReader(ByteBuffer in) {
        this.in = in;
    }

    /**
     * Decodes one value that must fill the array.
     *
     * @param what names the value in the error message
     * @throws MalformedRecordException if {@code body} reads too much, too little, or something it rejects
     */
    public static <T> T read(String what, byte[] bytes, Function<WireReader, T> body) {
        try {
            WireReader reader = new WireReader(ByteBuffer.wrap(bytes));
            T value = body.apply(reader);
            if (reader.in.hasRemaining()) {
                throw new MalformedRecordException(reader.in.remaining() + " bytes are left over");
            }
            return value;
        } catch (BufferUnderflowException e) {
            throw new MalformedRecordException("bad " + what + ": it ends after " + bytes.length + " bytes", e);
        } catch (IllegalArgumentException | ArithmeticException | DateTimeException e) {
            throw new MalformedRecordException("bad " + what + ": " + e.getMessage(), e);
        }
    }

    /** @throws MalformedRecordException unless the next byte is {@code version} */
    public void expectVersion(int version) {
        int found = getByte();
        if (found != version) {
            throw new MalformedRecordException(
                    "version " + found + " is not " + version + ", the one this Headroom reads; upgrade the reader");
        }
    }

    public int getByte() {
        return in.get() & 0xFF;
    }

    public int getInt() {
        return in.getInt();
    }

    public long getLong() {
        return in.getLong();
    }

    public long getUnsigned() {
        long value = getVarint();
        if (value < 0) {
            throw new MalformedRecordException("a count must not be negative, got " + value);
        }
        return value;
    }

    public int getUnsignedInt() {
        return Math.toIntExact(getUnsigned());
    }

    /** A number of elements of at least one byte each, checked against what is left before anybody allocates. */
    public int getCount() {
        int count = getUnsignedInt();
        if (count > in.remaining()) {
            throw new MalformedRecordException(count + " elements cannot fit in " + in.remaining() + " bytes");
        }
        return count;
    }

    public long getSigned() {
        long zigzag = getVarint();
        return (zigzag >>> 1) ^ -(zigzag & 1);
    }

    public Instant getInstant() {
        long micros = getSigned();
        return Instant.ofEpochSecond(Math.floorDiv(micros, MICROS), Math.floorMod(micros, MICROS) * 1000);
    }

    public String getText() {
        return getText(getCount());
    }

    /** Everything that is left, as one text without a length. */
    public String getRest() {
        return getText(in.remaining());
    }

    /** Everything that is left, as it is. */
    public byte[] getRestBytes() {
        byte[] rest = new byte[in.remaining()];
        in.get(rest);
        return rest;
    }

    private String getText(int length) {
        ByteBuffer utf8 = in.slice(in.position(), length);
        in.position(in.position() + length);
        if (isAscii(utf8)) {
            return new String(utf8.array(), utf8.arrayOffset(), length, StandardCharsets.ISO_8859_1);
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(utf8).toString();
        } catch (CharacterCodingException e) {
            throw new MalformedRecordException("text is not UTF-8", e);
        }
    }

    /** Most texts are, and making a decoder costs more than reading a short one. */
    private static boolean isAscii(ByteBuffer utf8) {
        for (int i = 0; i < utf8.limit(); i++) {
            if (utf8.get(i) < 0) {
                return false;
            }
        }
        return true;
    }

    private long getVarint() {
        long value = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            byte next = in.get();
            value |= (next & 0x7FL) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw new MalformedRecordException("a number has more than ten bytes");
    }
}
