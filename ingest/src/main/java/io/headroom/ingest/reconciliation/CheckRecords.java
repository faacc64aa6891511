package io.headroom.ingest.reconciliation;

import io.headroom.core.change.TableId;
import io.headroom.core.reconciliation.CheckVerdict;
import io.headroom.core.reconciliation.TableCheck;
import io.headroom.core.topic.Topics;
import io.headroom.core.usage.Measured;
import io.headroom.core.usage.Sample;
import io.headroom.core.usage.Subject;
import io.headroom.core.usage.UsageMeasure;
import io.headroom.core.usage.UsageSample;
import io.headroom.ingest.announce.Announcer;
import io.headroom.ingest.announce.TopicView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How the counts of one database's tables stand, as it is published. What another process found before still stands. */
final class CheckRecords {
    private final String database;
    private final Announcer announcer;
    private final Map<TableId, TableCheck> checks = new HashMap<>();

    private CheckRecords(String database, Announcer announcer) {
        this.database = database;
        this.announcer = announcer;
    }

    static CheckRecords read(CheckParts parts) {
        CheckRecords records = new CheckRecords(parts.database(), parts.announcer());
        try (TopicView<String, TableCheck> view = new TopicView<>(parts.kafka(), Topics.CHECKS)) {
            view.catchUp((key, check) -> {
                if (check != null && check.database().equals(records.database)) {
                    records.checks.put(check.table(), check);
                }
            });
        }
        return records;
    }

    @Nullable
    TableCheck of(TableId table) {
        return checks.get(table);
    }

    boolean anyDisagrees() {
        return checks.values().stream().anyMatch(check -> check.disagreements() > 0);
    }

    /** Returns when they are stored. */
    void publish(Collection<TableCheck> changed) {
        changed.forEach(check -> checks.put(check.table(), check));
        announcer.putAll(Topics.CHECKS, List.copyOf(changed), TableCheck::key);
    }

    void forgetAllBut(Set<TableId> there) {
        for (TableCheck check : List.copyOf(checks.values())) {
            if (!there.contains(check.table())) {
                announcer.put(Topics.CHECKS, check.key(), null);
                checks.remove(check.table());
            }
        }
    }

    /** Drift of the tables that were counted just now, and of the database: what is not known is not added up as 0. */
    void publishDrift(Collection<TableCheck> counted, Instant at) {
        List<UsageSample> samples = new ArrayList<>();
        for (TableCheck check : counted) {
            if (check.verdict() == CheckVerdict.VERIFIED || check.verdict() == CheckVerdict.DRIFTED) {
                Subject table =
                        new Subject(Subject.Kind.TABLE, database, check.name().toString());
                samples.add(drift(table, at, Math.abs(check.drift())));
            }
        }
        if (checks.values().stream().anyMatch(check -> check.rows() != null)) {
            long sum = checks.values().stream()
                    .mapToLong(check -> Math.abs(check.drift()))
                    .sum();
            samples.add(drift(Subject.database(database), at, sum));
        }
        announcer.putAll(Topics.SAMPLES, samples, Sample::key);
    }

    private static UsageSample drift(Subject subject, Instant at, long rows) {
        return new UsageSample(subject, at, Map.of(UsageMeasure.DRIFT, new Measured.Known(rows)));
    }
}
