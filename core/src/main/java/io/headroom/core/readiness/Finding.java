package io.headroom.core.readiness;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a check came to.
 *
 * @param evidence what was found, with its numbers
 * @param fix what to do; empty where it passes
 * @param statements exact SQL that does it, one for each object; for some there is none
 */
public record Finding(Check check, Status status, String evidence, Optional<String> fix, List<String> statements) {

    /** Unknown is neither healthy nor ill. */
    public enum Status {
        PASS,
        FAIL,
        UNKNOWN
    }

    public Finding {
        Objects.requireNonNull(check, "check");
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(evidence, "evidence");
        Objects.requireNonNull(fix, "fix");
        statements = List.copyOf(statements);
    }

    static Finding pass(Check check, String evidence) {
        return new Finding(check, Status.PASS, evidence, Optional.empty(), List.of());
    }

    static Finding fail(Check check, String evidence, String fix, String... statements) {
        return fail(check, evidence, fix, List.of(statements));
    }

    static Finding fail(Check check, String evidence, String fix, List<String> statements) {
        return new Finding(check, Status.FAIL, evidence, Optional.of(fix), statements);
    }

    static Finding unknown(Check check, String evidence, String fix) {
        return new Finding(check, Status.UNKNOWN, evidence, Optional.of(fix), List.of());
    }
}
