package io.headroom.ingest.check;

import io.headroom.core.capture.Problem;
import io.headroom.core.config.DatabaseConfig;
import io.headroom.core.config.TenantForm;
import io.headroom.ingest.source.Obstacle;
import io.headroom.ingest.source.Obstacles;
import io.headroom.ingest.source.WatchPlan;
import io.headroom.ingest.tenancy.TenantRule;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What there is to say about single tables. */
final class Tables {
    private static final int NAMED = 5;

    private Tables() {}

    /** Each with the statement that lets it be counted; a table with more than one obstacle has more than one. */
    static List<Problem> leftOut(WatchPlan plan, String role) {
        List<Problem> problems = new ArrayList<>(Gathered.unreadable(
                plan.tables().stream().map(WatchPlan.Planned::facts).toList(), role));
        problems.addAll(Gathered.byFix(
                plan.tables().stream().flatMap(table -> others(table, role)).toList()));
        return problems;
    }

    private static Stream<Problem> others(WatchPlan.Planned table, String role) {
        Obstacle unreadable = Obstacles.unreadable(table.facts(), role);
        return table.obstacles().stream()
                .filter(obstacle -> !obstacle.equals(unreadable))
                .map(Obstacle::problem);
    }

    /** Tables whose rows cannot be told apart by tenant: often right, sometimes an oversight. */
    static List<Problem> advice(WatchPlan plan, DatabaseConfig config) {
        if (!(config.tenant().form() instanceof TenantForm.Column column)) {
            return List.of();
        }
        List<String> shared = plan.tables().stream()
                .filter(table -> table.obstacles().isEmpty() && table.tenants().equals(TenantRule.SHARED))
                .map(table -> table.facts().name())
                .filter(name -> !config.tenant().overrides().containsKey(name))
                .map(Object::toString)
                .toList();
        if (shared.isEmpty() || shared.size() == plan.tables().size()) {
            return List.of();
        }
        boolean one = shared.size() == 1;
        return List.of(new Problem(
                named(shared) + (one ? " has" : " have") + " no tenant column " + column.name() + ": "
                        + (one ? "its" : "their") + " rows count as shared by all tenants.",
                "If that is not so, name the column under headroom.databases." + config.name()
                        + ".tenant.overrides; if it is, write \"" + shared.get(0) + ": ~\" there."));
    }

    private static String named(List<String> tables) {
        String first = tables.stream().limit(NAMED).collect(Collectors.joining(", "));
        int more = tables.size() - NAMED;
        return (tables.size() == 1 ? "Table " : "Tables ") + first + (more > 0 ? " and " + more + " more" : "");
    }
}
