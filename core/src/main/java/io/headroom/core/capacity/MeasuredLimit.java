package io.headroom.core.capacity;

import io.headroom.core.usage.UsageMeasure;
import java.util.Arrays;
import java.util.Optional;

/**
 * Where a resource that is measured ends. Shares are of what there is at the time: of the connections that applications
 * can have, of the machine, of the narrower of a sequence and its column; so a larger plan moves the share, not the limit.
 */
public enum MeasuredLimit {
    CONNECTIONS(Resource.CONNECTIONS, UsageMeasure.CONNECTIONS_USED, true),
    MEMORY(Resource.MEMORY, UsageMeasure.HOST_MEMORY_USED, true),
    CPU(Resource.CPU, UsageMeasure.HOST_CPU_USED, true),
    SEQUENCES(Resource.SEQUENCES, UsageMeasure.SEQUENCE_USED, false),
    TRANSACTION_IDS(Resource.TRANSACTION_IDS, UsageMeasure.TRANSACTION_ID_AGE, false),
    MULTIXACT_IDS(Resource.MULTIXACT_IDS, UsageMeasure.MULTIXACT_AGE, false);

    /** PostgreSQL refuses new ids three million before half of all there are, which is where they wrap around. */
    private static final double WRAPAROUND = Integer.MAX_VALUE - 3_000_000.0;

    private final Resource resource;
    private final UsageMeasure measure;
    private final boolean canBeBought;

    MeasuredLimit(Resource resource, UsageMeasure measure, boolean canBeBought) {
        this.resource = resource;
        this.measure = measure;
        this.canBeBought = canBeBought;
    }

    /** That of a measure; empty where it has none. */
    public static Optional<MeasuredLimit> of(UsageMeasure measure) {
        return Arrays.stream(values()).filter(limit -> limit.measure == measure).findFirst();
    }

    public Resource resource() {
        return resource;
    }

    public UsageMeasure measure() {
        return measure;
    }

    /** Whether ordering more capacity helps: only then is there a last day to order it. */
    public boolean canBeBought() {
        return canBeBought;
    }

    /** In the measure's unit. */
    public double value() {
        return isOfIds() ? WRAPAROUND : 1;
    }

    /** Part of the HTTP contract. */
    public String label() {
        return isOfIds() ? "wraparound" : "100%";
    }

    private boolean isOfIds() {
        return this == TRANSACTION_IDS || this == MULTIXACT_IDS;
    }
}
