package io.headroom.ingest.check;

import io.headroom.core.capture.Problem;
import io.headroom.core.scope.TableName;
import io.headroom.ingest.source.Obstacles;
import io.headroom.ingest.source.TableFacts;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Puts together what one statement mends, for an owner has many tables. */
final class Gathered {
    private Gathered() {}

    /** One for each fix, with each of its reasons on a line. */
    static List<Problem> byFix(Collection<Problem> problems) {
        Map<String, List<String>> reasons = new LinkedHashMap<>();
        problems.forEach(problem ->
                reasons.computeIfAbsent(problem.fix(), fix -> new ArrayList<>()).add(problem.reason()));
        return reasons.entrySet().stream()
                .map(same -> new Problem(
                        same.getValue().stream().distinct().collect(Collectors.joining("\n")), same.getKey()))
                .toList();
    }

    /** One for each schema that has tables which the role may not read. */
    static List<Problem> unreadable(List<TableFacts> tables, String role) {
        return tables.stream()
                .filter(table -> !table.readable())
                .collect(Collectors.groupingBy(table -> table.name().schema(), TreeMap::new, Collectors.toList()))
                .values()
                .stream()
                .map(schema -> schema.size() == 1
                        ? Obstacles.unreadable(schema.get(0), role).problem()
                        : unreadableOf(schema, role))
                .toList();
    }

    private static Problem unreadableOf(List<TableFacts> schema, String role) {
        String quoted = TableName.quoted(role);
        String names =
                schema.stream().map(table -> table.name().toString()).sorted().collect(Collectors.joining(", "));
        String wanted =
                schema.stream().map(table -> table.name().quoted()).sorted().collect(Collectors.joining(", "));
        return new Problem(
                "Role " + role + " may not read " + schema.size() + " tables: " + names + ".",
                "GRANT USAGE ON SCHEMA " + TableName.quoted(schema.get(0).name().schema()) + " TO " + quoted
                        + "; GRANT SELECT ON " + wanted + " TO " + quoted + ";");
    }
}
