package io.headroom.api.report;

import io.headroom.api.declaration.DeclarationLog;
import io.headroom.api.declaration.Declarer;
import io.headroom.api.problem.ProblemException;
import io.headroom.api.view.Reports;
import io.headroom.api.view.Views;
import io.headroom.core.topic.Topics;
import io.headroom.core.usage.Measured;
import io.headroom.core.usage.UsageMeasure;
import io.headroom.core.usage.UsageSample;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.NavigableMap;

/**
 * Publishes reports as the readings that they are, one after the other. Readings of a measure go forward in time, because
 * what sums them up takes one that does not for a repeat: so a repeat is answered as the first time, and anything else that
 * is late is refused instead of lost.
 */
@Singleton
final class Reporter {
    private static final Duration VISIBLE_WITHIN = Duration.ofSeconds(10);

    private final Views views;
    private final DeclarationLog log;

    Reporter(Views views, DeclarationLog log) {
        this.views = views;
        this.log = log;
    }

    /** @throws ProblemException if any of it is late; then nothing of it counts */
    synchronized void report(UsageSample report) {
        Reports reports = views.facts().reports();
        Map<UsageMeasure, Measured> news = new EnumMap<>(UsageMeasure.class);
        report.measures().forEach((measure, value) -> {
            if (isNew(report.at(), measure, value, reports.of(report.subject(), measure))) {
                news.put(measure, value);
            }
        });
        if (!news.isEmpty()) {
            publish(new UsageSample(report.subject(), report.at(), news), reports);
        }
    }

    private static boolean isNew(
            Instant at, UsageMeasure measure, Measured value, NavigableMap<Instant, Double> before) {
        double said = value.known().orElseThrow();
        Double same = before.get(at);
        if (same != null && same != said) {
            throw ProblemException.invalidParameter(
                    "measures." + measure, Double.toString(said), same + ", as was reported for " + at + " before");
        }
        if (same == null && !before.isEmpty() && before.lastKey().isAfter(at)) {
            throw ProblemException.invalidParameter(
                    "at", at.toString(), "later than " + before.lastKey() + ", the last reading of " + measure);
        }
        return same == null;
    }

    private void publish(UsageSample sample, Reports reports) {
        try {
            log.append(Topics.SAMPLES, sample.key(), sample);
            if (!reports.awaits(sample, VISIBLE_WITHIN)) {
                throw Declarer.unanswered("it was written, but not read back within " + VISIBLE_WITHIN.toSeconds()
                        + " s; repeat it with the same instant");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Declarer.unanswered("the wait for Kafka was interrupted; repeat it with the same instant");
        }
    }
}
