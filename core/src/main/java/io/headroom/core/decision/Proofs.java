package io.headroom.core.decision;

import io.headroom.core.evidence.Evidence;
import io.headroom.core.evidence.EvidenceKind;
import io.headroom.core.trigger.Reading;
import io.headroom.core.trigger.TriggerMeasure;
import io.headroom.core.usage.Subject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the proofs about a database have to say to the rules; where there is none, nothing: neither alarm nor health. */
final class Proofs {
    private Proofs() {}

    static List<Finding> found(String instance, String database, Shelf<Evidence> proofs, Instant now) {
        @Nullable Evidence backup = proofs.get(Evidence.key(database, EvidenceKind.BACKUP));
        @Nullable Evidence restore = proofs.get(Evidence.key(database, EvidenceKind.RESTORE_TEST));
        List<Finding> findings = new ArrayList<>();
        if (backup != null) {
            backup.age(now)
                    .ifPresent(age -> findings.add(
                            finding(instance, database, TriggerMeasure.BACKUP_AGE, now, age.toMillis() / 1000.0)));
        }
        List<Evidence.Standing> standing = Stream.of(backup, restore)
                .filter(Objects::nonNull)
                .map(evidence -> evidence.standing(now))
                .filter(one -> one != Evidence.Standing.UNKNOWN)
                .toList();
        if (!standing.isEmpty()) {
            long failed = standing.stream()
                    .filter(one -> one == Evidence.Standing.FAIL)
                    .count();
            findings.add(finding(instance, database, TriggerMeasure.BACKUP_FAILED, now, (double) failed));
        }
        return findings;
    }

    /** Bytes a second of the slowest restore among those that were tested and are good; empty if none is. */
    static OptionalDouble restoreRate(List<String> databases, Shelf<Evidence> proofs, Instant now) {
        return databases.stream()
                .map(database -> proofs.get(Evidence.key(database, EvidenceKind.RESTORE_TEST)))
                .filter(Objects::nonNull)
                .map(evidence -> evidence.bytesPerSecond(now))
                .filter(OptionalDouble::isPresent)
                .mapToDouble(OptionalDouble::getAsDouble)
                .min();
    }

    private static Finding finding(
            String instance, String database, TriggerMeasure measure, Instant now, double value) {
        Reading reading = new Reading.Measured(now, Math.max(0, value));
        return new Finding(instance, Subject.database(database), measure, reading);
    }
}
