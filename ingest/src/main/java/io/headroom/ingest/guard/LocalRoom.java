package io.headroom.ingest.guard;

import io.headroom.core.capture.Problem;
import io.headroom.core.quantity.Bytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The room that is left on the disk of this process, where it keeps the topics itself. Kafka ends the process at the first
 * write that fails, so captures stop before: PostgreSQL keeps the WAL meanwhile, up to its budget, and all else goes on.
 */
public final class LocalRoom {
    /** Some seconds of all that is still on its way when captures stop, and Kafka's own segments and indexes. */
    private static final Bytes RESERVE = new Bytes(256_000_000);

    private final @Nullable Path data;

    private LocalRoom(@Nullable Path data) {
        this.data = data;
    }

    public static LocalRoom under(Path data) {
        return new LocalRoom(data);
    }

    /** Topics are kept by somebody else, who has to see to it. */
    public static LocalRoom elsewhere() {
        return new LocalRoom(null);
    }

    /** Why nothing more may be taken in; empty if there is room. */
    public Optional<Problem> shortage() {
        if (data == null) {
            return Optional.empty();
        }
        Bytes left;
        try {
            left = new Bytes(Files.getFileStore(data).getUsableSpace());
        } catch (IOException e) {
            return Optional.of(new Problem(
                    "The disk under " + data + " cannot be read: " + e.getMessage() + ".",
                    "See that the folder is there and Headroom may write to it."));
        }
        return left.compareTo(RESERVE) >= 0
                ? Optional.empty()
                : Optional.of(new Problem(
                        "The disk under " + data + " is full but for less than " + RESERVE.said()
                                + ": nothing more is counted, so that what was counted stays whole.",
                        "Make room there, or move headroom.data to a larger disk; capture goes on by itself where it"
                                + " stopped."));
    }
}
