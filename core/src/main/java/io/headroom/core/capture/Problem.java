package io.headroom.core.capture;

import java.util.Objects;

/** What is wrong, and what somebody can do about it; both are whole sentences for the owner of the database. */
public record Problem(String reason, String fix) {

    public Problem {
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(fix, "fix");
    }
}
