package io.headroom.core.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * What is written for one key. Every reading that fails begins its message with the key and lets the parser end it.
 *
 * @param key the full key
 */
record Value(String key, JsonNode node) {

    /** @param parser refuses with an {@link IllegalArgumentException} such as {@code must be true or false, got yes} */
    <T> T as(Function<String, T> parser) {
        if (!node.isTextual()) {
            throw new ConfigException(key + " must be a single value, got " + kind(node));
        }
        try {
            return parser.apply(node.textValue());
        } catch (IllegalArgumentException e) {
            throw new ConfigException(key + " " + e.getMessage(), e);
        }
    }

    List<String> asList() {
        if (!node.isArray()) {
            throw new ConfigException(key + " must be a list such as [a, b], got " + kind(node));
        }
        List<String> items = new ArrayList<>();
        node.forEach(item -> items.add(new Value(key, item).as(Scalars::text)));
        return items;
    }

    JsonNode asKeys() {
        if (!node.isObject()) {
            throw new ConfigException(key + " must hold keys of its own, got " + kind(node));
        }
        return node;
    }

    private static String kind(JsonNode node) {
        if (node.isTextual()) {
            return node.textValue();
        }
        return node.isObject() ? "keys" : node.isArray() ? "a list" : "nothing";
    }
}
