package io.headroom.api.evidence;

import io.headroom.core.evidence.Evidence;
import io.headroom.core.evidence.EvidenceKind;
import java.time.Instant;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * What is proven of a kind.
 *
 * @param status UNKNOWN where nobody has brought a proof, or it is too old
 * @param reason one sentence
 * @param outcome PASSED or FAILED
 * @param bytesPerSecond of a restore that went well, while that is good
 * @param version counts what was brought of this kind; null where nothing was
 */
record EvidenceRow(
        EvidenceKind kind,
        Evidence.Standing status,
        String reason,
        @Nullable String outcome,
        @Nullable Instant at,
        @Nullable Instant expiresAt,
        @Nullable Long bytes,
        @Nullable Double durationSeconds,
        @Nullable Double bytesPerSecond,
        @Nullable Long concurrentUsers,
        @Nullable String note,
        @Nullable Integer version) {

    static EvidenceRow of(EvidenceKind kind, @Nullable Evidence evidence, Instant now) {
        if (evidence == null) {
            String nobody = "Nobody has reported " + kind.label() + ".";
            return new EvidenceRow(
                    kind, Evidence.Standing.UNKNOWN, nobody, null, null, null, null, null, null, null, null, null);
        }
        OptionalDouble rate = evidence.bytesPerSecond(now);
        return new EvidenceRow(
                kind,
                evidence.standing(now),
                reason(evidence, now),
                evidence.outcome().name(),
                evidence.at(),
                evidence.expiresAt(),
                evidence.bytes(),
                evidence.durationSeconds(),
                rate.isPresent() ? (Double) rate.getAsDouble() : null,
                evidence.concurrentUsers(),
                evidence.note(),
                evidence.version());
    }

    private static String reason(Evidence evidence, Instant now) {
        String last = "The last report of " + evidence.kind().label() + " is of " + evidence.at();
        return switch (evidence.standing(now)) {
            case PASS -> last + " and good until " + evidence.expiresAt() + ".";
            case FAIL -> last + ", and it failed.";
            case UNKNOWN -> last + " and proves nothing since " + evidence.expiresAt() + ".";
        };
    }
}
