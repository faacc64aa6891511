package io.headroom.core.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The owner's files that the configuration names, beside what comes with Headroom.
 *
 * @param scenarios sizing sheets that databases are held against, in place of those that come with Headroom
 */
public record OwnFiles(Optional<Path> priceBook, Optional<Path> policies, List<Path> scenarios) {
    /** Everything is as it comes with Headroom. */
    public static final OwnFiles NONE = new OwnFiles(Optional.empty(), Optional.empty(), List.of());

    public OwnFiles {
        scenarios = List.copyOf(scenarios);
    }

    static OwnFiles read(Section headroom) {
        List<Path> scenarios = headroom.list("scenarios", List.of()).stream()
                .map(file -> headroom.base().resolve(file).normalize())
                .toList();
        return new OwnFiles(path(headroom, "price-book"), path(headroom, "policies"), scenarios);
    }

    private static Optional<Path> path(Section headroom, String key) {
        return headroom.has(key) ? Optional.of(headroom.path(key, "")) : Optional.empty();
    }
}
