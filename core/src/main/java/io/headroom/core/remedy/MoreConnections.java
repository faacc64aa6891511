package io.headroom.core.remedy;

import io.headroom.core.quantity.Bytes;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Whether {@code max_connections} should be raised (R209), and what that comes to: each connection may take {@code work_mem}
 * and a process of its own, and the plan has a limit.
 *
 * @param allowed {@code max_connections} now
 * @param memory of the server
 * @param workMemory {@code work_mem}
 * @param limit of connections that the plan allows
 */
public record MoreConnections(
        ConnectionLoad load, int allowed, Optional<Bytes> memory, Optional<Bytes> workMemory, OptionalInt limit) {
    /** What a backend takes of its own once it has worked for a while: of the order of 10 MB, as its caches fill. */
    private static final long PROCESS = 10_000_000;

    /** The rest is for shared buffers and the page cache. */
    private static final int PART_OF_MEMORY = 2;

    private static final String CAUTION =
            "A statement takes work_mem for each sort and hash, and for each parallel worker,"
                    + " so a few may take more than was reckoned with; and PostgreSQL has to be restarted, which ends all sessions";

    /** Null where connections are not what runs out. */
    public @Nullable Ruling ruling() {
        int more = load.needed() - load.usable();
        if (!load.isShort() || more <= 0) {
            return null;
        }
        int wanted = allowed + more;
        String raised = "raising max_connections from " + allowed + " to " + wanted;
        if (limit.isPresent() && wanted > limit.getAsInt()) {
            return withheld(raised + " is beyond the " + limit.getAsInt() + " that the plan allows", null);
        }
        if (memory.isEmpty() || workMemory.isEmpty()) {
            return withheld(raised + " takes memory for each, and " + unknown(), fix());
        }
        return ruling(raised, wanted, more, memory.get(), workMemory.get());
    }

    private Ruling ruling(String raised, int wanted, int more, Bytes has, Bytes work) {
        long each = PROCESS + work.count();
        Bytes all = new Bytes(each * wanted);
        String effect = raised + " may take " + new Bytes(each * more).said() + " more, " + new Bytes(each).said()
                + " for each; all " + wanted + " together " + all.said() + " of " + has.said();
        if (all.count() > has.count() / PART_OF_MEMORY) {
            return withheld(effect + ": more than half, and caches need the rest", null);
        }
        return load.poolWouldDo()
                ? withheld(effect + "; a pool of " + load.pool().orElseThrow() + " would do, and takes none", null)
                : offered(wanted, effect);
    }

    private Ruling offered(int wanted, String effect) {
        String sql = "ALTER SYSTEM SET max_connections = " + wanted + ";";
        return new Ruling.Offered(
                RemedyKind.MORE_CONNECTIONS,
                null,
                null,
                "Allow " + wanted + " connections",
                effect,
                null,
                new Ruling.How(sql, "Everybody, while PostgreSQL is restarted", CAUTION),
                limit.isPresent() ? null : "how many connections the plan allows is not known");
    }

    private String unknown() {
        return memory.isEmpty() ? "how much the server has is not known" : "work_mem has not been read";
    }

    private @Nullable String fix() {
        return memory.isEmpty() ? "Declare capacity.memory of the instance." : null;
    }

    private static Ruling withheld(String reason, @Nullable String fix) {
        return new Ruling.Withheld(RemedyKind.MORE_CONNECTIONS, null, null, reason, fix, null);
    }
}
