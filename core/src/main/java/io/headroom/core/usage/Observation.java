package io.headroom.core.usage;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** One known value of one series. Every series is told by one kind of sample only, so that it has one writer. */
public record Observation(Subject subject, UsageMeasure measure, double value) {

    /** The known measures of a sample; what is unknown is left out, not 0. */
    public static List<Observation> of(Sample sample) {
        List<Observation> found = new ArrayList<>();
        if (sample instanceof UsageSample usage) {
            usage.measures().forEach((measure, value) -> add(found, usage.subject(), measure, value));
        } else if (sample instanceof SlotSample slot) {
            add(found, slot.subject(), UsageMeasure.RETAINED_WAL, slot.retainedWalBytes());
            add(found, slot.subject(), UsageMeasure.SAFE_WAL, slot.safeWalBytes());
        } else if (sample instanceof InstanceSample instance) {
            addStorage(found, Subject.instance(instance.instance()), instance.storage());
        } else if (sample instanceof RelationSizes sizes) {
            addSizes(found, sizes);
        }
        return found;
    }

    private static void addStorage(List<Observation> found, Subject instance, StorageUse storage) {
        add(found, instance, UsageMeasure.STORAGE, storage.totalBytes());
        add(found, instance, UsageMeasure.DATABASES, storage.databaseBytes());
        add(found, instance, UsageMeasure.WAL, storage.walBytes());
        add(found, instance, UsageMeasure.TEMPORARY_FILES, storage.temporaryBytes());
    }

    private static void addSizes(List<Observation> found, RelationSizes sizes) {
        Subject table = Subject.parse(sizes.key());
        Map<UsageMeasure, Long> known = Map.of(
                UsageMeasure.PHYSICAL_SIZE, sizes.physicalBytes(),
                UsageMeasure.HEAP, sizes.heapBytes(),
                UsageMeasure.INDEXES, sizes.indexBytes(),
                UsageMeasure.TOAST, sizes.toastBytes(),
                UsageMeasure.DEAD_ROWS, sizes.deadTuples());
        known.forEach((measure, value) -> add(found, table, measure, value));
        add(found, table, UsageMeasure.LIVE_ROWS, sizes.liveTuples());
        OptionalLong free = sizes.freeSpace().bytes();
        add(found, table, UsageMeasure.FREE_SPACE, free.isPresent() ? (Long) free.getAsLong() : null);
    }

    private static void add(List<Observation> found, Subject subject, UsageMeasure measure, @Nullable Long value) {
        if (value != null) {
            found.add(new Observation(subject, measure, (double) value));
        }
    }

    private static void add(List<Observation> found, Subject subject, UsageMeasure measure, Measured value) {
        value.known().ifPresent(known -> found.add(new Observation(subject, measure, known)));
    }
}
