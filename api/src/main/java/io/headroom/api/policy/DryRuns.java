package io.headroom.api.policy;

import io.headroom.api.declaration.InForce;
import io.headroom.api.problem.ProblemException;
import io.headroom.api.view.Facts;
import io.headroom.api.view.PastRecords;
import io.headroom.api.view.Views;
import io.headroom.core.decision.Estate;
import io.headroom.core.topic.Topics;
import io.headroom.core.trigger.Policy;
import io.headroom.core.trigger.Rule;
import io.headroom.core.trigger.TriggerFact;
import io.headroom.core.trigger.TriggerMeasure;
import io.micronaut.http.HttpStatus;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/** Holds policies that are not in force against the readings that are kept. One at a time: each reads all of them. */
@Singleton
final class DryRuns {
    private static final int MOST_SHOWN = 10_000;

    private final Views views;
    private final InForce inForce;
    private final PastRecords past;
    private final Semaphore turn = new Semaphore(1);

    DryRuns(Views views, InForce inForce, PastRecords past) {
        this.views = views;
        this.inForce = inForce;
        this.past = past;
    }

    DryRun run(Policy other, Span span) {
        Facts facts = views.facts();
        if (!turn.tryAcquire()) {
            String detail = "A dry run is going on; ask again when it is over";
            throw new ProblemException(HttpStatus.TOO_MANY_REQUESTS, "busy", "Busy", detail, Map.of());
        }
        try {
            Estate estate = inForce.estate();
            Rerun now = new Rerun(estate, facts);
            Rerun then = new Rerun(estate.with(other.rules()), facts);
            read(List.of(now, then), span);
            return answer(other, span, now, then);
        } finally {
            turn.release();
        }
    }

    private void read(List<Rerun> reruns, Span span) {
        past.each(
                Topics.DEAD_LETTERS,
                span.from(),
                span.to(),
                (letter, at) -> reruns.forEach(rerun -> rerun.setAside(letter, at)));
        past.each(
                Topics.SAMPLES,
                span.from(),
                span.to(),
                (sample, at) -> reruns.forEach(rerun -> rerun.read(sample, at)));
    }

    private static DryRun answer(Policy other, Span span, Rerun now, Rerun then) {
        List<TriggerFact> transitions = then.transitions();
        return new DryRun(
                span.from(),
                span.to(),
                then.readings(),
                transitions.stream().limit(MOST_SHOWN).map(DryRun.Change::of).toList(),
                Math.max(0, transitions.size() - MOST_SHOWN),
                Notices.of(now.transitions(), transitions),
                other.rules().stream()
                        .flatMap(rule -> notReplayed(rule).stream())
                        .toList(),
                null);
    }

    private static Optional<DryRun.NotReplayed> notReplayed(Rule rule) {
        TriggerMeasure measure = rule.measure();
        Optional<String> reason = switch (measure) {
            case OWN_SLOT_WAL, CAPTURE_TROUBLE -> Optional.of("of captures only the last state is kept");
            case CAPTURE_SILENCE, READING_SILENCE ->
                Optional.of("silence is measured by a clock, whose ticks are not kept");
            case CONNECTIONS_RUNWAY,
                    MEMORY_RUNWAY,
                    CPU_RUNWAY,
                    SEQUENCE_RUNWAY,
                    TRANSACTION_ID_RUNWAY,
                    MULTIXACT_RUNWAY -> Optional.of("of what was expected of measures only the latest is kept");
            case BACKUP_AGE, BACKUP_FAILED -> Optional.of("of proof only the latest is kept");
            default -> measure.unmeasured();
        };
        return reason.map(why -> new DryRun.NotReplayed(rule.name(), why));
    }
}
