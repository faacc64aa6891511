package io.headroom.core.declaration;

import java.time.Instant;
import java.util.Objects;

/**
 * Something declared at run time, in place of what the configuration says about it.
 *
 * @param version counts from 1 for each key and is never used twice
 * @param file a digest of what the configuration said then: once that changes, this does not count any more
 * @param document what was declared, as it was written: YAML or JSON
 */
public record Declaration(int version, Instant at, Origin origin, String file, String document) {

    /** By what way it came. */
    public enum Origin {
        /** A request. */
        API,
        /** A file that the configuration names was changed. */
        FILE
    }

    public Declaration {
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(origin, "origin");
        Objects.requireNonNull(file, "file");
        Objects.requireNonNull(document, "document");
        if (version < 1) {
            throw new IllegalArgumentException("version must be 1 or more, got " + version);
        }
    }
}
