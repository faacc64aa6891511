package io.headroom.api.readiness;

import io.headroom.core.readiness.Finding;
import io.headroom.core.readiness.Finding.Status;
import io.headroom.core.readiness.Readiness;
import java.util.List;

/** A verdict with the checks that it is made of, counted. */
record Score(Readiness.Verdict verdict, int passed, int failed, int unknown) {

    static Score of(Readiness.Verdict verdict, List<Finding> findings) {
        return new Score(
                verdict, count(findings, Status.PASS), count(findings, Status.FAIL), count(findings, Status.UNKNOWN));
    }

    private static int count(List<Finding> findings, Status status) {
        return (int)
                findings.stream().filter(finding -> finding.status() == status).count();
    }
}
