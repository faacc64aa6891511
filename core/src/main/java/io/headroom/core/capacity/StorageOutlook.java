package io.headroom.core.capacity;

import io.headroom.core.forecast.Projection;
import io.headroom.core.usage.InstanceSample;
import java.util.List;
import java.util.OptionalLong;

/**
 * The storage of an instance now and ahead.
 *
 * @param usedBytes what is used at least; empty if nothing of it could be read
 * @param complete whether that is all of it
 * @param projection physical bytes of the instance, from what is used now
 */
public record StorageOutlook(OptionalLong usedBytes, boolean complete, Projection projection) {

    /**
     * The instance as sampled, growing as its databases are projected to.
     *
     * @param databases all watched databases of the instance; others on it count with what they use now
     */
    public static StorageOutlook of(InstanceSample sample, List<DatabaseOutlook> databases) {
        OptionalLong used = sample.storage().atLeast();
        return new StorageOutlook(
                used, sample.storage().totalBytes() != null, PhysicalGrowth.project(used.orElse(0), databases));
    }
}
