package io.headroom.ingest.sampler;

import io.headroom.core.usage.RelationSizes;
import io.headroom.core.usage.Sample;
import io.headroom.core.usage.UsageSample;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Keeps quiet about what has not changed since it was last published, for a while. */
final class News {
    private final Duration repeat;
    private final Map<String, Sample> said = new HashMap<>();

    News(Duration repeat) {
        this.repeat = repeat;
    }

    /** Those that changed, and those published too long ago. */
    <T extends Sample> List<T> of(List<T> samples) {
        return samples.stream().filter(this::isNew).toList();
    }

    void said(List<? extends Sample> samples) {
        samples.forEach(sample -> said.put(sample.key(), sample));
    }

    private boolean isNew(Sample now) {
        Sample before = said.get(now.key());
        return before == null
                || !now.at().isBefore(before.at().plus(repeat))
                || !timeless(now).equals(timeless(before));
    }

    private static Sample timeless(Sample sample) {
        if (sample instanceof RelationSizes sizes) {
            return sizes.at(Instant.EPOCH);
        }
        return sample instanceof UsageSample usage
                ? new UsageSample(usage.subject(), Instant.EPOCH, usage.measures())
                : sample;
    }
}
