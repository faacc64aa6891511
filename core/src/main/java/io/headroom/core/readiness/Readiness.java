package io.headroom.core.readiness;

import io.headroom.core.usage.Gap;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether a database is ready: it is if every check passes, it is not if one fails, and where neither is so nobody knows.
 * The schema and what it runs on are judged apart, because one may carry what the other cannot (R084).
 *
 * @param findings one for each check, in their order
 */
public record Readiness(List<Finding> findings) {
    /** Facts are read every quarter of an hour, and every hour at least; older ones say nothing about now. */
    static final Duration GOOD_FOR = Duration.ofHours(2);

    /** The names are part of the HTTP contract. */
    public enum Verdict {
        READY,
        NOT_READY,
        UNKNOWN
    }

    public Readiness {
        findings = List.copyOf(findings);
    }

    /** @param facts null while nothing has been read */
    public static Readiness of(@Nullable ReadinessFacts facts, Instant now) {
        return new Readiness(Arrays.stream(Check.values())
                .map(check -> finding(check, facts, now))
                .toList());
    }

    public Verdict verdict() {
        return verdict(findings);
    }

    public Verdict verdict(Check.Part part) {
        return verdict(of(part));
    }

    public List<Finding> of(Check.Part part) {
        return findings.stream()
                .filter(finding -> finding.check().part() == part)
                .toList();
    }

    private static Verdict verdict(Collection<Finding> findings) {
        if (findings.stream().anyMatch(finding -> finding.status() == Finding.Status.FAIL)) {
            return Verdict.NOT_READY;
        }
        boolean all = findings.stream().allMatch(finding -> finding.status() == Finding.Status.PASS);
        return all ? Verdict.READY : Verdict.UNKNOWN;
    }

    private static Finding finding(Check check, @Nullable ReadinessFacts facts, Instant now) {
        if (facts == null) {
            return Finding.unknown(
                    check, "it has not been read yet", "Start ingest, or wait if it has just been started.");
        }
        if (facts.at().isBefore(now.minus(GOOD_FOR))) {
            return Finding.unknown(
                    check, "it was last read at " + facts.at(), "Look at the log of ingest for why it is not read.");
        }
        Optional<Finding> judged = facts.known().stream()
                .filter(known -> known.check() == check)
                .findFirst()
                .map(known -> known.judge(now));
        return judged.or(() -> facts.gaps().stream()
                        .filter(gap -> gap.measure().equals(check.name()))
                        .findFirst()
                        .map(gap -> unread(check, gap)))
                .orElseGet(() -> Finding.unknown(check, "it was not read", "Update ingest to the version of the API."));
    }

    private static Finding unread(Check check, Gap gap) {
        return Finding.unknown(check, gap.reason(), gap.fix());
    }
}
