package io.headroom.api.capacity;

import io.headroom.core.capacity.Capacity;
import io.headroom.core.capacity.Doubt;
import io.headroom.core.capacity.Limit;
import io.headroom.core.capacity.Runway;
import io.headroom.core.capacity.RunwayFact;
import io.headroom.core.capacity.StorageOutlook;
import io.headroom.core.forecast.Projection;
import io.headroom.core.forecast.RefusalCode;
import io.headroom.core.quantity.Bytes;
import io.headroom.core.usage.InstanceSample;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the storage of an instance that has not been judged yet: the limits that are declared, what is used where
 * that has been read, and no date but that of a limit that is reached already.
 *
 * @param capacity what is declared of it
 * @param reading null if it has not been read lately
 */
record Unjudged(
        String instance,
        Optional<Capacity> capacity,
        @Nullable InstanceSample reading) {

    /** When it was read; null if it was not. */
    @Nullable
    Instant asOf() {
        return reading == null ? null : reading.at();
    }

    /** Why nothing can be said of what is not reached yet. */
    Refusal refusal() {
        if (storage().isEmpty()) {
            Doubt doubt = Doubt.capacityUnknown(instance);
            return new Refusal(doubt.code().name(), doubt.detail(), null);
        }
        return reading == null
                ? new Refusal(Doubt.Code.USE_UNKNOWN.name(), "instance " + instance + " has not been read yet", null)
                : new Refusal(
                        "NOT_YET_JUDGED",
                        "instance " + instance + " has been read and not been judged yet; analytics does that with its"
                                + " next reading, if it runs and its configuration knows the instance",
                        null);
    }

    /** One for each limit of the storage; none where no storage is declared. */
    List<LimitRow> limits() {
        List<LimitRow> rows = new ArrayList<>();
        Long used = usedBytes();
        storage().ifPresent(storage -> {
            List<RunwayFact> reached = reached();
            reached.forEach(runway -> rows.add(LimitRow.of(runway, used, storage.count())));
            Arrays.stream(Limit.Kind.values())
                    .filter(kind ->
                            reached.stream().noneMatch(runway -> runway.limit().equals(kind.label())))
                    .forEach(kind -> rows.add(LimitRow.unknown(kind.of(storage), used, storage, refusal())));
        });
        return rows;
    }

    private List<RunwayFact> reached() {
        if (reading == null || capacity.isEmpty()) {
            return List.of();
        }
        Projection nothing = new Projection.Refusal(RefusalCode.INSUFFICIENT_HISTORY, "", Optional.empty());
        StorageOutlook outlook = new StorageOutlook(used(), false, nothing);
        return Runway.storage(capacity.get(), outlook, reading.at()).stream()
                .flatMap(RunwayFact::of)
                .toList();
    }

    Optional<Bytes> storage() {
        return capacity.flatMap(Capacity::storage);
    }

    /** At least; null while nothing has been read. */
    @Nullable
    Long usedBytes() {
        return used().isPresent() ? (Long) used().getAsLong() : null;
    }

    private OptionalLong used() {
        return reading == null ? OptionalLong.empty() : reading.storage().atLeast();
    }
}
