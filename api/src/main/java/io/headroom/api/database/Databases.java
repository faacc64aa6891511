package io.headroom.api.database;

import io.headroom.api.problem.ProblemException;
import io.headroom.api.view.DatabaseGrowth;
import io.headroom.api.view.Facts;
import io.headroom.api.view.Views;
import io.headroom.core.annotation.Amount;
import io.headroom.core.annotation.Annotation;
import io.headroom.core.projection.Measure;
import io.headroom.core.scope.Scope;
import io.micronaut.http.HttpStatus;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds databases in the views: those that are configured and those that ingest has reported. */
public final class Databases {
    private static final String UNREPORTED_INSTANCE = "";

    private final Views views;
    private final KnownDatabases known;
    private final InstantSource clock;

    public Databases(Views views, KnownDatabases known, InstantSource clock) {
        this.views = views;
        this.known = known;
        this.clock = clock;
    }

    /** By name. */
    List<Database> all() {
        Facts facts = views.facts();
        return names(facts).stream().map(name -> at(name, facts)).toList();
    }

    /** @throws ProblemException if no database has this name */
    Database named(String name) {
        Facts facts = views.facts();
        if (!known.instances().containsKey(name) && facts.captures().of(name) == null) {
            throw unknown(name, names(facts));
        }
        return at(name, facts);
    }

    /**
     * The instance that a database lives on.
     *
     * @throws ProblemException if no database has this name
     */
    public String instanceOf(String name) {
        return named(name).instance();
    }

    /**
     * What a database takes up on disk, and whose it is.
     *
     * @throws ProblemException if no database has this name
     */
    public OnDisk onDisk(String name) {
        return OnDisk.of(named(name), tenantNames(name));
    }

    /**
     * What in a database is written once and only grows old.
     *
     * @throws ProblemException if no database has this name
     */
    public List<OldRows> oldRows(String name) {
        return OldRows.of(named(name), views.facts().readings(), tenantNames(name));
    }

    /**
     * The tables of a database as the catalogue shows them.
     *
     * @throws ProblemException if no database has this name
     */
    public List<Relation> relations(String name) {
        return Relation.of(named(name), views.facts().readings());
    }

    /**
     * What a database holds, as far as it is counted.
     *
     * @throws ProblemException if no database has this name
     */
    public Counted counted(String name) {
        return new Counted(named(name));
    }

    /** What is known of the future of a database: by the configuration, and what was declared since. */
    public List<Annotation> annotations(String name) {
        return Stream.concat(known.annotations().stream(), views.facts().annotations().all().values().stream())
                .filter(annotation -> annotation.database().equals(name))
                .toList();
    }

    /**
     * What comes to a scope each day, as far as that is known.
     *
     * @throws ProblemException if no database has this name
     */
    public Amount growthPerDay(String name, Scope scope) {
        DatabaseGrowth growth = named(name).growth();
        return new Amount(
                rounded(growth.perDay(scope, Measure.LOGICAL_BYTES)), rounded(growth.perDay(scope, Measure.ROWS)));
    }

    private static @Nullable Long rounded(@Nullable Double perDay) {
        return perDay == null ? null : (Long) Math.round(perDay);
    }

    /** What people call the tenants of a database, by tenant; empty where nobody has said. */
    Map<String, String> tenantNames(String database) {
        return known.tenantNames().getOrDefault(database, Map.of());
    }

    /** The names of the databases on each instance. */
    public SortedMap<String, List<String>> byInstance() {
        return all().stream()
                .filter(database -> !database.instance().equals(UNREPORTED_INSTANCE))
                .collect(Collectors.groupingBy(
                        Database::instance, TreeMap::new, Collectors.mapping(Database::name, Collectors.toList())));
    }

    private Database at(String name, Facts facts) {
        return Database.at(clock.instant(), name, known.instances().getOrDefault(name, UNREPORTED_INSTANCE), facts);
    }

    private SortedSet<String> names(Facts facts) {
        SortedSet<String> names = new TreeSet<>(known.instances().keySet());
        names.addAll(facts.captures().databases());
        return names;
    }

    private static ProblemException unknown(String name, SortedSet<String> names) {
        String others = names.isEmpty() ? "no database is known yet" : "known are " + String.join(", ", names);
        return new ProblemException(
                HttpStatus.NOT_FOUND,
                "unknown-database",
                "Unknown database",
                "There is no database named " + name + "; " + others,
                Map.of("database", name, "known", List.copyOf(names)));
    }
}
