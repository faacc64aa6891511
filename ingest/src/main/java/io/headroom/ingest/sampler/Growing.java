package io.headroom.ingest.sampler;

import io.headroom.core.usage.Measured;
import io.headroom.core.usage.UsageMeasure;
import io.headroom.core.usage.UsageSample;
import java.util.OptionalDouble;

/** Notices that a database has grown or shrunk by a hundredth, or by 64 MB, since that was last noticed. */
final class Growing {
    private static final double PART = 0.01;
    private static final double BYTES = 64 << 20;

    private final Runnable grown;
    private OptionalDouble noticed = OptionalDouble.empty();

    Growing(Runnable grown) {
        this.grown = grown;
    }

    /** @return the sample itself */
    UsageSample watch(UsageSample database) {
        Measured size = database.measures().get(UsageMeasure.PHYSICAL_SIZE);
        OptionalDouble now = size == null ? OptionalDouble.empty() : size.known();
        if (now.isPresent() && noticed.isPresent() && differs(noticed.getAsDouble(), now.getAsDouble())) {
            grown.run();
            noticed = now;
        } else if (noticed.isEmpty()) {
            noticed = now;
        }
        return database;
    }

    private static boolean differs(double before, double now) {
        return Math.abs(now - before) >= Math.min(BYTES, PART * before);
    }
}
