package io.headroom.core.decision;

import io.headroom.core.annotation.Annotation;
import io.headroom.core.capture.CaptureState;
import io.headroom.core.capture.CaptureStatus;
import io.headroom.core.declaration.Declaration;
import io.headroom.core.declaration.DeclarationKind;
import io.headroom.core.evidence.Evidence;
import io.headroom.core.projection.ProjectionFact;
import io.headroom.core.projection.UsageProjection;
import io.headroom.core.projection.UsageSeries;
import io.headroom.core.usage.InstanceSample;
import io.headroom.core.usage.Observation;
import io.headroom.core.usage.SlotWal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What decisions about an instance are made from. */
public sealed interface InstanceInput {

    /** The whole of it was read. */
    record Read(InstanceSample sample) implements InstanceInput {}

    /** Values of one reading of it or of a part of it. */
    record Observed(Instant at, List<Observation> values) implements InstanceInput {
        public Observed {
            values = List.copyOf(values);
        }
    }

    /** What is expected of one of its databases. */
    record Expected(String database, ProjectionFact projection) implements InstanceInput {}

    /** What is expected of a measure that has a limit, by day, of it or of a part of it. */
    record Foreseen(UsageSeries series, UsageProjection projection) implements InstanceInput {}

    /**
     * What the capture of one of its databases said of itself.
     *
     * @param at on ingest's clock
     */
    record Heard(
            String database,
            Instant at,
            CaptureState state,
            @Nullable SlotWal slotWal) implements InstanceInput {
        static Heard of(CaptureStatus capture) {
            return new Heard(capture.database(), capture.publishedAt(), capture.state(), capture.slotWal());
        }
    }

    /** A record of one of its databases was set aside. */
    record SetAside(String database) implements InstanceInput {}

    /**
     * Time has passed. What follows from nothing being said is decided when a tick comes by the same way as all else, so it is
     * at one place in the order and a restart repeats nothing.
     *
     * @param partition whose instances it is for
     */
    record Ticked(int partition) implements InstanceInput {}

    /** Somebody brought a proof about one of its databases. */
    record Proven(Evidence evidence) implements InstanceInput {}

    /**
     * Somebody knows something of the future of one of its databases.
     *
     * @param key of the annotation
     * @param annotation null where it was taken back
     */
    record Annotated(String key, @Nullable Annotation annotation) implements InstanceInput {}

    /**
     * Somebody declared something.
     *
     * @param about what it is about
     * @param name of the instance, empty where it is about all
     * @param declaration null where it was taken back
     */
    record Declared(
            DeclarationKind about, String name, @Nullable Declaration declaration) implements InstanceInput {
        /** Under which it is kept. */
        public String key() {
            return about + "/" + name;
        }
    }
}
