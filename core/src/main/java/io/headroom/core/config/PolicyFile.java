package io.headroom.core.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.headroom.core.trigger.Policy;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Reads {@code policies.yml}: the rules that come with Headroom, and on top of them a file of the owner's, which adds rules
 * or changes single keys of those that are there. As strict as the configuration.
 */
public final class PolicyFile {
    private static final String STANDARD = "policies.yml";
    private static final List<String> KEYS = List.of("inherit", "rules");

    private PolicyFile() {}

    /** The rules that come with Headroom. */
    public static Policy standard() {
        Section rules = standardFile().section("rules");
        return new Policy(rules.names().stream()
                .map(name -> entry(name, rules.section(name), Optional.empty(), List.of()))
                .toList());
    }

    /**
     * Those, as {@code yaml} has them.
     *
     * @param source what messages and entries call the text
     * @throws ConfigException if a rule cannot be used
     */
    public static Policy read(String yaml, String source) {
        Section file = file(source, yaml);
        boolean inherits = file.value("inherit", Scalars::flag, true);
        Section own = file.section("rules");
        Section standard = standardFile().section("rules");
        List<Policy.Entry> entries = new ArrayList<>();
        if (inherits) {
            for (String name : standard.names()) {
                boolean changes = own.has(name);
                entries.add(
                        changes
                                ? entry(name, merged(standard, own, name), Optional.of(source), changed(own, name))
                                : entry(name, standard.section(name), Optional.empty(), List.of()));
            }
        }
        for (String name : own.names()) {
            if (!inherits || !standard.has(name)) {
                entries.add(entry(name, own.section(name), Optional.of(source), List.of()));
            }
        }
        return new Policy(entries);
    }

    /** @param file as the configuration names it */
    static Policy standardWith(Path file) {
        try {
            return read(Files.readString(file), String.valueOf(file.getFileName()));
        } catch (NoSuchFileException e) {
            throw new ConfigException("headroom.policies names " + file + ", which does not exist", e);
        } catch (IOException e) {
            throw new ConfigException("headroom.policies names " + file + ", which cannot be read as UTF-8 text", e);
        } catch (ConfigException e) {
            throw new ConfigException("headroom.policies " + file + ": " + e.getMessage(), e);
        }
    }

    private static Policy.Entry entry(String name, Section row, Optional<String> file, List<String> changed) {
        return new Policy.Entry(
                RuleSection.read(name, row),
                row.value("why", Scalars::text, ""),
                file,
                changed,
                row.value("enabled", Scalars::flag, true));
    }

    /** One key after another; another condition takes the place of the former, and of what that recovers at. */
    private static Section merged(Section standard, Section own, String name) {
        Section change = own.section(name).only(RuleSection.KEYS);
        ObjectNode fields = standard.section(name).fields().deepCopy();
        if (RuleSection.CONDITIONS.stream().anyMatch(key -> change.has(key) && !fields.has(key))) {
            fields.remove(RuleSection.CONDITIONS);
            fields.remove("recover");
        }
        change.names().forEach(key -> fields.set(key, change.fields().get(key)));
        return new Section(change.title(), change.prefix(), fields, change.base());
    }

    private static List<String> changed(Section own, String name) {
        return own.section(name).names();
    }

    private static Section file(String source, String yaml) {
        JsonNode root = YamlTree.read(yaml, source, Map.of());
        return Section.file(source, root, Path.of("")).only(KEYS);
    }

    private static Section standardFile() {
        try (InputStream in = PolicyFile.class.getResourceAsStream("/" + STANDARD)) {
            byte[] bytes = Objects.requireNonNull(in, STANDARD).readAllBytes();
            return file(STANDARD, new String(bytes, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("the policies of this jar cannot be read", e);
        }
    }
}
