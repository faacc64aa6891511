package io.headroom.api.alert;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** How a kind of receiver wants to be told. */
interface Form {

    /**
     * What to send.
     *
     * @param path behind the configured address, empty for none
     */
    record Post(String path, String contentType, Map<String, String> headers, String body) {}

    /** @param notifications one, unless {@link #takesMany()} */
    Post post(List<Notification> notifications, Instant now);

    /** Whether it wants to be told again and again while a trigger fires. */
    default boolean takesMany() {
        return false;
    }

    /** JSON of maps, lists, texts and numbers. */
    static String json(Object value) {
        try {
            return Mapper.JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("maps of texts have no JSON form", e);
        }
    }

    /** The one that is used. */
    final class Mapper {
        private static final ObjectMapper JSON = new ObjectMapper();

        private Mapper() {}
    }
}
