package io.headroom.core.decision;

import io.headroom.core.annotation.Annotation;
import io.headroom.core.capacity.MeasuredLimit;
import io.headroom.core.capture.CaptureStatus;
import io.headroom.core.capture.DeadLetter;
import io.headroom.core.evidence.Evidence;
import io.headroom.core.growth.Granularity;
import io.headroom.core.projection.Measure;
import io.headroom.core.projection.ProjectionFact;
import io.headroom.core.projection.SeriesKey;
import io.headroom.core.projection.UsageProjection;
import io.headroom.core.projection.UsageSeries;
import io.headroom.core.scope.Scope;
import io.headroom.core.trigger.TriggerMeasure;
import io.headroom.core.usage.InstanceSample;
import io.headroom.core.usage.Observation;
import io.headroom.core.usage.Sample;
import io.headroom.core.usage.Subject;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What records of the topics are to the instance they belong to; nothing where they decide nothing. */
public final class Inputs {
    private Inputs() {}

    /** Something about an instance. */
    public record About(String instance, InstanceInput input) {}

    /** Of an instance all of it, of its parts what rules can be about. */
    public static Optional<About> read(Sample sample, Estate estate) {
        if (sample instanceof InstanceSample whole) {
            return Optional.of(new About(whole.instance(), new InstanceInput.Read(whole)));
        }
        List<Observation> watched = Observation.of(sample).stream()
                .filter(value -> TriggerMeasure.of(value.measure()).isPresent())
                .toList();
        return watched.isEmpty()
                ? Optional.empty()
                : estate.instanceOf(Subject.parse(sample.key()))
                        .map(instance -> new About(instance, new InstanceInput.Observed(sample.at(), watched)));
    }

    /** The bytes of a whole database are what its instance's storage grows by. */
    public static Optional<About> expected(SeriesKey series, ProjectionFact projection, Estate estate) {
        String database = series.scope().database();
        boolean counts = series.scope().scope().equals(Scope.DATABASE) && series.measure() == Measure.LOGICAL_BYTES;
        return Optional.ofNullable(counts ? estate.instances().get(database) : null)
                .map(instance -> new About(instance, new InstanceInput.Expected(database, projection)));
    }

    /** Of a measure that has a limit by day: an hour's worst is held against thresholds already. */
    public static Optional<About> foreseen(UsageSeries series, UsageProjection projection, Estate estate) {
        boolean counts = series.step() == Granularity.DAY
                && MeasuredLimit.of(series.measure()).isPresent();
        return (counts ? estate.instanceOf(series.subject()) : Optional.<String>empty())
                .map(instance -> new About(instance, new InstanceInput.Foreseen(series, projection)));
    }

    /** A status repeats the last reading of its slot; a trigger takes it once. */
    public static About heard(CaptureStatus capture) {
        return new About(capture.instance(), InstanceInput.Heard.of(capture));
    }

    public static Optional<About> proven(Evidence evidence, Estate estate) {
        return Optional.ofNullable(estate.instances().get(evidence.database()))
                .map(instance -> new About(instance, new InstanceInput.Proven(evidence)));
    }

    /** @param annotation null where what was known under the key was taken back */
    public static Optional<About> annotated(String key, @Nullable Annotation annotation, Estate estate) {
        return Optional.ofNullable(estate.instances().get(Annotation.database(key)))
                .map(instance -> new About(instance, new InstanceInput.Annotated(key, annotation)));
    }

    public static Optional<About> setAside(DeadLetter letter, Estate estate) {
        String database = letter.database();
        return Optional.ofNullable(database == null ? null : estate.instances().get(database))
                .map(instance -> new About(instance, new InstanceInput.SetAside(String.valueOf(database))));
    }
}
