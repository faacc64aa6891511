package io.headroom.api.view;

import io.headroom.core.capture.DeadLetter;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Which tables' counts are doubtful, because a record of theirs was set aside. */
public final class DeadLetters {
    /** As long as the topic keeps them; a view that runs for longer must forget them too. */
    static final Duration KEPT = Duration.ofDays(30);

    private static final String UNNAMED = "";

    private final Map<String, Map<String, Doubt>> byDatabase = new ConcurrentHashMap<>();

    /**
     * Records of one table that were set aside.
     *
     * @param table {@code schema.name}, or null for records that did not tell their table
     * @param reason of the last one
     */
    public record Doubt(@Nullable String table, long records, String reason, Instant last) {}

    /** Doubts about the database's tables that are no older than the topic. */
    public Collection<Doubt> of(String database, Instant now) {
        return byDatabase.getOrDefault(database, Collections.emptyMap()).values().stream()
                .filter(doubt -> doubt.last().isAfter(now.minus(KEPT)))
                .toList();
    }

    void take(String key, @Nullable DeadLetter letter, Instant publishedAt) {
        if (letter == null || letter.database() == null) {
            return; // It cannot be laid at any database's door.
        }
        Doubt doubt = new Doubt(letter.table(), 1, letter.reason(), publishedAt);
        byDatabase
                .computeIfAbsent(letter.database(), name -> new ConcurrentHashMap<>())
                .merge(letter.table() == null ? UNNAMED : letter.table(), doubt, DeadLetters::joined);
    }

    private static Doubt joined(Doubt before, Doubt last) {
        return new Doubt(last.table(), before.records() + 1, last.reason(), last.last());
    }
}
