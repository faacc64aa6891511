package io.headroom.core.capture;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** What is wrong, and what somebody can do about it; both are whole sentences for the owner of the database. */
public record Problem(String reason, String fix) {

    public Problem {
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(fix, "fix");
    }

    /** All of them as one; each of their fixes is needed. */
    public static Problem together(List<Problem> problems) {
        return new Problem(
                problems.stream().map(Problem::reason).collect(Collectors.joining(" ")),
                problems.stream().map(Problem::fix).collect(Collectors.joining(" And: ")));
    }
}
