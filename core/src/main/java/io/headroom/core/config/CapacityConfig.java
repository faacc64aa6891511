package io.headroom.core.config;

import io.headroom.core.quantity.Bytes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a server has. What is not declared is unknown, and no date is given for it. */
public record CapacityConfig(
        @Nullable Bytes storage,
        @Nullable Bytes memory,
        @Nullable Integer vcpus,
        @Nullable Integer connections) {
    /** Nothing is known. */
    public static final CapacityConfig UNKNOWN = new CapacityConfig(null, null, null, null);

    private static final WholeNumbers VCPUS = new WholeNumbers(1, 4096);
    /** The ceiling is PostgreSQL's own for {@code max_connections}. */
    private static final WholeNumbers CONNECTIONS = new WholeNumbers(1, 262_143);

    public CapacityConfig {
        requireSome("storage", storage);
        requireSome("memory", memory);
        if (vcpus != null) {
            VCPUS.require("vcpus", vcpus);
        }
        if (connections != null) {
            CONNECTIONS.require("connections", connections);
        }
    }

    static CapacityConfig read(Section section) {
        return of(section.only(List.of("storage", "memory", "vcpus", "connections")));
    }

    /** Leaves other keys of the section alone. */
    static CapacityConfig of(Section section) {
        return section.build(() -> new CapacityConfig(
                section.value("storage", Scalars::bytes),
                section.value("memory", Scalars::bytes),
                section.value("vcpus", VCPUS::parse),
                section.value("connections", CONNECTIONS::parse)));
    }

    private static void requireSome(String field, @Nullable Bytes size) {
        if (size != null && size.count() == 0) {
            throw new IllegalArgumentException(field + " must be more than 0 bytes, got 0");
        }
    }
}
