package io.headroom.analytics;

import io.headroom.core.capture.CaptureState;
import io.headroom.core.capture.CaptureStatus;
import io.headroom.core.projection.ProjectionFact;
import io.headroom.core.usage.InstanceSample;
import io.headroom.core.usage.Observation;
import io.headroom.core.usage.SlotWal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What decisions about an instance are made from: a reading of it or of a part of it, the outlook or the capture of one of
 * its databases, or a record that was set aside. One of them is present.
 *
 * @param database whose outlook or capture it is, or whose record was set aside; then nothing else is present
 */
record InstanceInput(
        @Nullable InstanceSample sample,
        @Nullable String database,
        @Nullable ProjectionFact projection,
        @Nullable Heard capture,
        @Nullable Observed observed) {

    /**
     * What a capture said of itself.
     *
     * @param at on ingest's clock
     */
    record Heard(Instant at, CaptureState state, @Nullable SlotWal slotWal) {}

    /** Values of one reading. */
    record Observed(Instant at, List<Observation> values) {
        Observed {
            values = List.copyOf(values);
        }
    }

    static InstanceInput of(InstanceSample sample) {
        return new InstanceInput(sample, null, null, null, null);
    }

    static InstanceInput of(String database, ProjectionFact projection) {
        return new InstanceInput(null, database, projection, null, null);
    }

    static InstanceInput of(CaptureStatus capture) {
        Heard heard = new Heard(capture.publishedAt(), capture.state(), capture.slotWal());
        return new InstanceInput(null, capture.database(), null, heard, null);
    }

    static InstanceInput of(Observed observed) {
        return new InstanceInput(null, null, null, null, observed);
    }

    static InstanceInput setAside(String database) {
        return new InstanceInput(null, database, null, null, null);
    }
}
