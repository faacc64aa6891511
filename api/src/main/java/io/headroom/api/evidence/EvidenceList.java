package io.headroom.api.evidence;

import io.headroom.core.evidence.Evidence;
import io.headroom.core.evidence.EvidenceKind;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Every kind of proof, whether there is one or not. All are on one page. */
record EvidenceList(
        String database, List<EvidenceRow> items, @Nullable String nextCursor) {

    /** @param known by the key of the topic */
    static EvidenceList of(String database, Map<String, Evidence> known, Instant now) {
        List<EvidenceRow> rows = Arrays.stream(EvidenceKind.values())
                .map(kind -> EvidenceRow.of(kind, known.get(Evidence.key(database, kind)), now))
                .toList();
        return new EvidenceList(database, rows, null);
    }
}
