package io.headroom.core.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLAnchorReplayingFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/**
 * YAML as a tree in which every scalar is the text that was written, with variables put in. A mapper would have read
 * the password {@code 0123} as a number and lost its zero, and would not say under which key a duplicate stands.
 */
final class YamlTree {
    private static final YAMLFactory YAML = new YAMLAnchorReplayingFactory();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final YAMLParser parser;
    private final String source;
    private final Substitution substitution;

    private YamlTree(YAMLParser parser, String source, Substitution substitution) {
        this.parser = parser;
        this.source = source;
        this.substitution = substitution;
    }

    /** @param source what messages call the text: the name of its file */
    static JsonNode read(String yaml, String source, Map<String, String> environment) {
        try (YAMLParser parser = YAML.createParser(yaml)) {
            return new YamlTree(parser, source, new Substitution(environment)).document();
        } catch (IOException e) {
            throw new UncheckedIOException("reading text from memory cannot fail", e);
        }
    }

    private JsonNode document() throws IOException {
        try {
            JsonToken first = parser.nextToken();
            if (first == null || first == JsonToken.VALUE_NULL) {
                throw new ConfigException(
                        source + " is empty; begin with the key headroom, as headroom.example.yml does");
            }
            JsonNode root = node("");
            if (parser.nextToken() != null) {
                throw new ConfigException(source + " holds a second document at line " + line() + "; keep one");
            }
            return root;
        } catch (JsonProcessingException e) {
            throw notYaml(e);
        }
    }

    private JsonNode node(String key) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> fields(key);
            case START_ARRAY -> items(key);
            case VALUE_NULL -> NODES.nullNode();
            default -> NODES.textNode(substitution.apply(key, parser.getText()));
        };
    }

    private ObjectNode fields(String key) throws IOException {
        ObjectNode fields = NODES.objectNode();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            String full = key.isEmpty() ? name : key + "." + name;
            if (fields.has(name)) {
                throw new ConfigException(full + " is written twice, again at line " + line() + "; keep one");
            }
            parser.nextToken();
            fields.set(name, node(full));
        }
        return fields;
    }

    private ArrayNode items(String key) throws IOException {
        ArrayNode items = NODES.arrayNode();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(node(key));
        }
        return items;
    }

    private int line() {
        return parser.currentTokenLocation().getLineNr();
    }

    /** The parser's own message would quote the line, or an alias, and with it perhaps a password. */
    private ConfigException notYaml(JsonProcessingException e) {
        String problem =
                e.getCause() instanceof MarkedYAMLException marked ? marked.getProblem() : "this cannot be understood";
        int line = e.getLocation() == null ? line() : e.getLocation().getLineNr();
        return new ConfigException(
                source + " is not YAML at line " + line + ": " + problem
                        + "; mind the indentation, and quote values with { } [ ] # @ * or : in them",
                e);
    }
}
