package io.headroom.core.usage;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** Measures of one subject, read together. Rates and counts are about the time since the reading before. */
public record UsageSample(Subject subject, Instant at, Map<UsageMeasure, Measured> measures) implements Sample {

    public UsageSample {
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(at, "at");
        Map<UsageMeasure, Measured> ordered = new EnumMap<>(UsageMeasure.class);
        ordered.putAll(measures);
        measures = Collections.unmodifiableMap(ordered);
    }

    @Override
    public String key() {
        return subject.toString();
    }
}
