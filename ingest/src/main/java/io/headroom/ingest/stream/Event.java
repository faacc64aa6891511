package io.headroom.ingest.stream;

import io.headroom.core.wire.MalformedRecordException;
import org.jspecify.annotations.Nullable;

/** What the engine reports, by its one-letter code {@code op}. */
public enum Event {
    SEED("r"),
    INSERT("c"),
    UPDATE("u"),
    DELETE("d"),
    TRUNCATE("t"),
    /** A logical message: our own heartbeat, for the engine drops every other prefix. */
    BEAT("m");

    private final String code;

    Event(String code) {
        this.code = code;
    }

    static Event ofCode(@Nullable String code) {
        for (Event event : values()) {
            if (event.code.equals(code)) {
                return event;
            }
        }
        throw new MalformedRecordException("operation '" + code + "' is unknown");
    }
}
