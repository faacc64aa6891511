package io.headroom.core.config;

import io.headroom.core.annotation.Annotation;
import io.headroom.core.capacity.PriceBook;
import io.headroom.core.trigger.Policy;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * All of {@code headroom.yml}; {@code headroom.example.yml} describes it key by key. Reading it opens no connection, so
 * a database that is down does not keep Headroom from starting.
 *
 * @param instances by name: those declared, and those implied by a database that names none
 * @param databases by name, in the order of the file; may be empty where only the API or the analytics run
 * @param prices what plans cost: the rows that come with Headroom, and those of the file that is named
 * @param policy when alarms are raised: the rules that come with Headroom, as the file that is named has them
 * @param ownFiles where the rows and rules that do not come with Headroom are from
 * @param alerts who is told when they are
 * @param data folder for the embedded broker, state and secrets that Headroom makes itself
 */
public record HeadroomConfig(
        Map<String, InstanceConfig> instances,
        Map<String, DatabaseConfig> databases,
        KafkaConfig kafka,
        HttpConfig http,
        PriceBook prices,
        Policy policy,
        OwnFiles ownFiles,
        AlertsConfig alerts,
        Path data) {
    private static final List<String> KEYS =
            List.of("instances", "databases", "kafka", "http", "price-book", "policies", "scenarios", "alerts", "data");

    public HeadroomConfig {
        instances = Require.ordered(instances);
        databases = Require.ordered(databases);
        for (Map.Entry<String, DatabaseConfig> entry : databases.entrySet()) {
            requireConsistent(entry.getKey(), entry.getValue(), instances);
        }
    }

    /**
     * Reads {@code file}, with relative paths in it starting from its folder.
     *
     * @param environment what {@code ${NAME}} refers to
     * @throws ConfigException if it cannot be read or used
     */
    public static HeadroomConfig load(Path file, Map<String, String> environment) {
        String yaml;
        try {
            yaml = Files.readString(file);
        } catch (NoSuchFileException e) {
            throw new ConfigException(file + " does not exist; copy headroom.example.yml there and adapt it", e);
        } catch (CharacterCodingException e) {
            throw new ConfigException(file + " is not UTF-8 text; save it as such", e);
        } catch (IOException e) {
            throw new ConfigException(file + " cannot be read; it must be a file this user may open", e);
        }
        return read(yaml, file.toString(), environment, file.toAbsolutePath().resolveSibling(""));
    }

    /** Reads text that may have come from anywhere; relative paths in it start from {@code base}. */
    public static HeadroomConfig parse(String yaml, Map<String, String> environment, Path base) {
        return read(yaml, "headroom.yml", environment, base);
    }

    /**
     * The databases, for the roles that cannot do without.
     *
     * @throws ConfigException if there is none
     */
    public Map<String, DatabaseConfig> requireDatabases() {
        if (databases.isEmpty()) {
            throw new ConfigException("headroom.databases names no database to watch; add one with url, username and "
                    + "password, as headroom.example.yml does");
        }
        return databases;
    }

    /** What is known of the future of all its databases. */
    public List<Annotation> annotations() {
        return databases.values().stream()
                .flatMap(database -> database.annotations().stream())
                .toList();
    }

    /** By what clock people work with each instance. */
    public Map<String, ZoneId> zones() {
        Map<String, ZoneId> zones = new LinkedHashMap<>();
        instances.forEach((name, instance) -> zones.put(name, instance.timeZone()));
        return zones;
    }

    /** The same, with those of its databases only. */
    public HeadroomConfig watching(Predicate<String> names) {
        Map<String, DatabaseConfig> watched = new LinkedHashMap<>(databases);
        watched.keySet().removeIf(names.negate());
        return new HeadroomConfig(instances, watched, kafka, http, prices, policy, ownFiles, alerts, data);
    }

    private static HeadroomConfig read(String yaml, String source, Map<String, String> environment, Path base) {
        Section file = Section.file(source, YamlTree.read(yaml, source, environment), base);
        Section headroom = file.only(List.of("headroom")).section("headroom").only(KEYS);
        return headroom.build(() -> new HeadroomConfig(
                Instances.read(headroom),
                headroom.section("databases").each(DatabaseConfig::read),
                KafkaConfig.read(headroom.section("kafka")),
                HttpConfig.read(headroom.section("http")),
                prices(headroom),
                policy(headroom),
                OwnFiles.read(headroom),
                AlertsConfig.read(headroom.section("alerts")),
                headroom.path("data", "headroom-data")));
    }

    private static PriceBook prices(Section headroom) {
        return headroom.has("price-book")
                ? PriceBookFile.standardWith(headroom.path("price-book", ""))
                : PriceBookFile.standard();
    }

    private static Policy policy(Section headroom) {
        return headroom.has("policies")
                ? PolicyFile.standardWith(headroom.path("policies", ""))
                : PolicyFile.standard();
    }

    private static void requireConsistent(String key, DatabaseConfig database, Map<String, InstanceConfig> instances) {
        if (!key.equals(database.name())) {
            throw new IllegalArgumentException("databases." + key + " must be named so itself, got " + database.name());
        }
        if (!instances.containsKey(database.instance())) {
            throw new IllegalArgumentException("databases." + key + ".instance must be one of " + instances.keySet()
                    + ", got " + database.instance());
        }
    }
}
