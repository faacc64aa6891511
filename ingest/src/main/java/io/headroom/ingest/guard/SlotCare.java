package io.headroom.ingest.guard;

import io.headroom.core.config.HeadroomConfig;
import io.headroom.core.quantity.Bytes;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How slots are watched.
 *
 * @param storage by database, what its instance has; what nobody declared is absent
 * @param every between two looks
 * @param rest after a slot was dropped, before the next one is made; doubled while one follows soon after another
 */
public record SlotCare(Map<String, Bytes> storage, Duration every, Duration rest) {
    private static final Duration EVERY = Duration.ofSeconds(5);
    private static final Duration REST = Duration.ofMinutes(1);

    public SlotCare {
        storage = Map.copyOf(storage);
    }

    public static SlotCare standard(HeadroomConfig config) {
        Map<String, Bytes> storage = new HashMap<>();
        config.databases().forEach((name, database) -> {
            Optional.ofNullable(config.instances().get(database.instance()))
                    .flatMap(instance -> instance.toCapacity(database.instance(), config.prices())
                            .storage())
                    .ifPresent(bytes -> storage.put(name, bytes));
        });
        return new SlotCare(storage, EVERY, REST);
    }

    Optional<Bytes> storageOf(String database) {
        return Optional.ofNullable(storage.get(database));
    }
}
