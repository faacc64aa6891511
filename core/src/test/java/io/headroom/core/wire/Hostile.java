package io.headroom.core.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Bytes that nobody of good will wrote, and what a decoder may do with them. */
public final class Hostile {
    /** Room for an exception with its stack trace and a class loaded on the way, not for a huge array. */
    private static final long ALLOWED_BYTES = 8 << 20;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** Counts and lengths that a careless reader would allocate: as varints 127 to 2^63-1 and -1, then as an int. */
    private static final byte[][] HUGE_NUMBERS = {
        {0x7F},
        {-1, -1, -1, -1, 0x07},
        {-1, -1, -1, -1, 0x0F},
        {-1, -1, -1, -1, -1, -1, -1, -1, 0x7F},
        {-1, -1, -1, -1, -1, -1, -1, -1, -1, 0x01},
        {-1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1},
        {0x7F, -1, -1, -1},
    };

    private Hostile() {}

    /** Decodes or refuses; any other exception, and any large allocation, fails the test. */
    public static void decode(Function<byte[], ?> decode, byte[] bytes) {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        try {
            decode.apply(bytes);
        } catch (MalformedRecordException e) {
            assertThat(e).hasMessageNotContaining(": null");
        }
        assertThat(THREADS.getCurrentThreadAllocatedBytes() - before).isLessThan(ALLOWED_BYTES);
    }

    /** Arrays of anything; half of them with the version that lets a reader go on. */
    public static Arbitrary<byte[]> garbage() {
        Arbitrary<byte[]> any = Arbitraries.bytes().array(byte[].class).ofMaxSize(120);
        return Arbitraries.oneOf(
                any,
                Combinators.combine(any, Arbitraries.bytes().between((byte) 0, (byte) 6))
                        .as((rest, kind) -> joined(new byte[] {1, kind}, rest)));
    }

    /** Good bytes with one wound: cut, a bit flipped, a byte replaced, a huge number written over or put between. */
    public static Arbitrary<byte[]> damaged(Arbitrary<byte[]> good) {
        Arbitrary<Integer> wounds = Arbitraries.integers().between(0, 4);
        Arbitrary<Integer> anywhere = Arbitraries.integers().between(0, Integer.MAX_VALUE);
        return Combinators.combine(good, wounds, anywhere, anywhere)
                .as((bytes, wound, where, how) -> damage(bytes, wound, where % bytes.length, how));
    }

    private static byte[] damage(byte[] good, int wound, int at, int how) {
        byte[] huge = HUGE_NUMBERS[how % HUGE_NUMBERS.length];
        byte[] before = slice(good, 0, at);
        return switch (wound) {
            case 0 -> before;
            case 1 -> joined(before, new byte[] {(byte) (good[at] ^ 1 << how % 8)}, slice(good, at + 1, good.length));
            case 2 -> joined(before, new byte[] {(byte) how}, slice(good, at + 1, good.length));
            case 3 -> joined(before, huge, slice(good, Math.min(good.length, at + huge.length), good.length));
            default -> joined(before, huge, slice(good, at, good.length));
        };
    }

    private static byte[] slice(byte[] bytes, int from, int to) {
        return Arrays.copyOfRange(bytes, from, to);
    }

    private static byte[] joined(byte[]... parts) {
        int length = 0;
        for (byte[] part : parts) {
            length += part.length;
        }
        ByteBuffer all = ByteBuffer.allocate(length);
        for (byte[] part : parts) {
            all.put(part);
        }
        return all.array();
    }
}
