package io.headroom.api.readiness;

import io.headroom.core.readiness.Check;
import io.headroom.core.readiness.Finding;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a check came to.
 *
 * @param title what is the case where it passes
 * @param evidence what was found, with its numbers
 * @param fix what to do; null where it passes
 * @param statements exact SQL that does it, in this order; empty where no SQL does
 */
record FindingRow(
        Check check,
        Check.Part part,
        String title,
        Finding.Status status,
        String evidence,
        @Nullable String fix,
        List<String> statements) {

    static FindingRow of(Finding finding) {
        return new FindingRow(
                finding.check(),
                finding.check().part(),
                finding.check().title(),
                finding.status(),
                finding.evidence(),
                finding.fix().orElse(null),
                finding.statements());
    }
}
