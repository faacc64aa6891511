package io.headroom.standalone;

import io.headroom.core.capture.Problem;
import io.headroom.core.config.DatabaseConfig;
import io.headroom.ingest.check.FirstCount;
import io.headroom.ingest.check.Grade;
import io.headroom.ingest.check.Inspection;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code headroom check}: whether the configured databases can be watched, and all that would be better otherwise. */
@Command(
        name = "check",
        description = "Says whether the configured databases can be watched, and what to do if not; changes nothing.",
        mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {
    @Mixin
    private ConfigOption config = new ConfigOption();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** 0 if every database can be watched, otherwise 1. */
    @Override
    public Integer call() {
        int failing = 0;
        for (DatabaseConfig database : config.load().requireDatabases().values()) {
            Inspection inspection = Inspection.of(database);
            report(database.name(), inspection);
            failing += inspection.passed() ? 0 : 1;
        }
        return failing == 0 ? 0 : 1;
    }

    private void report(String database, Inspection inspection) {
        PrintWriter out = spec.commandLine().getOut();
        int inTheWay = inspection.of(Grade.IN_THE_WAY).size();
        out.println(database + ": "
                + (inTheWay == 0
                        ? "can be watched"
                        : "cannot be watched yet, " + inTheWay + (inTheWay == 1 ? " thing is" : " things are")
                                + " in the way"));
        for (Grade grade : Grade.values()) {
            list(grade.heading(), inspection.of(grade), out);
        }
        if (!inspection.settings().isEmpty()) {
            out.println();
            out.println("  " + inspection.settings().get(0));
            inspection.settings().stream().skip(1).forEach(line -> out.println("      " + line));
        }
        if (!inspection.ways().isEmpty()) {
            out.println();
            out.println("  Rows find their tenants along foreign keys:");
            inspection.ways().forEach(way -> out.println("      " + way));
        }
        String function = inspection.function();
        if (function != null) {
            out.println();
            out.println(
                    "  Tables that come later are not counted before somebody publishes them. With this function, run once"
                            + " by a superuser, Headroom does:");
            out.println();
            function.lines().forEach(line -> out.println(("      " + line).stripTrailing()));
        }
        FirstCount count = inspection.firstCount();
        if (count != null) {
            out.println();
            out.println("  " + count.said());
        }
        out.println();
    }

    private static void list(String heading, List<Problem> problems, PrintWriter out) {
        if (problems.isEmpty()) {
            return;
        }
        out.println();
        out.println("  " + heading);
        for (int i = 0; i < problems.size(); i++) {
            out.println(
                    String.format("  %2d. %s", i + 1, problems.get(i).reason().replace("\n", "\n      ")));
            out.println("      " + problems.get(i).fix());
        }
    }
}
