package io.headroom.core.config;

import java.nio.file.Path;
import java.util.Optional;

/** The owner's files that the configuration names, beside what comes with Headroom. */
public record OwnFiles(Optional<Path> priceBook, Optional<Path> policies) {
    /** Everything is as it comes with Headroom. */
    public static final OwnFiles NONE = new OwnFiles(Optional.empty(), Optional.empty());

    static OwnFiles read(Section headroom) {
        return new OwnFiles(path(headroom, "price-book"), path(headroom, "policies"));
    }

    private static Optional<Path> path(Section headroom, String key) {
        return headroom.has(key) ? Optional.of(headroom.path(key, "")) : Optional.empty();
    }
}
