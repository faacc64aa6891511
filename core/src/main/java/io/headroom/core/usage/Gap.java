package io.headroom.core.usage;

import java.util.Objects;

/**
 * A measure that could not be read.
 *
 * @param measure its name in the sample, such as {@code storage.walBytes}
 * @param reason what PostgreSQL said
 * @param fix what the owner of the server can do, with the statement where there is one
 */
public record Gap(String measure, String reason, String fix) {

    public Gap {
        Objects.requireNonNull(measure, "measure");
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(fix, "fix");
    }
}
