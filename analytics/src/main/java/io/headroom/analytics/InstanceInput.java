package io.headroom.analytics;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.headroom.core.capture.CaptureState;
import io.headroom.core.capture.CaptureStatus;
import io.headroom.core.projection.ProjectionFact;
import io.headroom.core.usage.InstanceSample;
import io.headroom.core.usage.Observation;
import io.headroom.core.usage.SlotWal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What decisions about an instance are made from. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = InstanceInput.Read.class, name = "READ"),
    @JsonSubTypes.Type(value = InstanceInput.Observed.class, name = "OBSERVED"),
    @JsonSubTypes.Type(value = InstanceInput.Expected.class, name = "EXPECTED"),
    @JsonSubTypes.Type(value = InstanceInput.Heard.class, name = "HEARD"),
    @JsonSubTypes.Type(value = InstanceInput.SetAside.class, name = "SET_ASIDE")
})
sealed interface InstanceInput {

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
}
