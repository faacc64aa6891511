package io.headroom.core.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The keys under one key. Reading goes through here, so that every refusal begins with the full key; what the value must
 * be is said by its reader or by the constructor it is for.
 *
 * @param title what messages call the section
 * @param prefix what stands before its keys
 * @param base the folder that relative paths start from
 */
record Section(String title, String prefix, JsonNode fields, Path base) {

    /** The whole file, whose keys have nothing before them. */
    static Section file(String name, JsonNode root, Path base) {
        return new Section(name, "", new Value(name, root).asKeys(), base);
    }

    /** Refuses every key that is not one of {@code known}. */
    Section only(Collection<String> known) {
        for (String name : names()) {
            if (!known.contains(name)) {
                throw unknown(name, known);
            }
        }
        return this;
    }

    ConfigException unknown(String name, Collection<String> known) {
        String advice = NearestKey.to(name, known)
                .map(nearest -> "did you mean " + nearest + "?")
                .orElse("its keys are " + String.join(", ", known));
        return error(name, "is not a key of " + title + "; " + advice);
    }

    ConfigException error(String name, String complaint) {
        return new ConfigException(prefix + name + " " + complaint);
    }

    boolean has(String name) {
        return fields.has(name);
    }

    /** Whether {@code name} is there and says {@code ~} or {@code null}. */
    boolean isNull(String name) {
        return fields.path(name).isNull();
    }

    /** Whether {@code name} holds keys of its own. */
    boolean isSection(String name) {
        return fields.path(name).isObject();
    }

    List<String> names() {
        List<String> names = new ArrayList<>();
        fields.fieldNames().forEachRemaining(names::add);
        return names;
    }

    /** The section {@code name}, without any key if it is left out. */
    Section section(String name) {
        Value value = written(name);
        String key = prefix + name;
        return new Section(
                key, key + ".", value == null ? JsonNodeFactory.instance.objectNode() : value.asKeys(), base);
    }

    /** What {@code reader} makes of each section in here, by its name and in the order of the file. */
    <T> Map<String, T> each(BiFunction<String, Section, T> reader) {
        Map<String, T> all = new LinkedHashMap<>();
        for (String name : names()) {
            if (!Require.NAME.matcher(name).matches()) {
                throw error(name, "is no usable name; it must match " + Require.NAME);
            }
            all.put(name, reader.apply(name, section(name)));
        }
        return all;
    }

    @Nullable
    String text(String name) {
        return value(name, Scalars::text);
    }

    <T> @Nullable T value(String name, Function<String, T> parser) {
        Value value = written(name);
        return value == null ? null : value.as(parser);
    }

    <T> T value(String name, Function<String, T> parser, T fallback) {
        Value value = written(name);
        return value == null ? fallback : value.as(parser);
    }

    /** @param form what to write there */
    <T> T required(String name, Function<String, T> parser, String form) {
        Value value = written(name);
        if (value == null) {
            throw error(name, "is missing; write " + form);
        }
        return value.as(parser);
    }

    List<String> list(String name, List<String> fallback) {
        Value value = written(name);
        return value == null ? fallback : value.asList();
    }

    /** A file or folder; a relative one starts from the folder of the configuration. */
    Path path(String name, String fallback) {
        return value(name, text -> base.resolve(Scalars.text(text)), base.resolve(fallback))
                .normalize();
    }

    /** Calls a constructor of a valid object and puts this section before the field that it refuses. */
    <T> T build(Supplier<T> constructor) {
        try {
            return constructor.get();
        } catch (IllegalArgumentException e) {
            throw new ConfigException(prefix + e.getMessage(), e);
        }
    }

    private @Nullable Value written(String name) {
        if (isNull(name)) {
            throw error(name, "has no value; give it one or leave the key out");
        }
        JsonNode node = fields.get(name);
        return node == null ? null : new Value(prefix + name, node);
    }
}
