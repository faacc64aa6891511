package io.headroom.standalone;

import io.headroom.core.capture.Problem;
import io.headroom.core.config.DatabaseConfig;
import io.headroom.ingest.source.Preflight;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code headroom check}: whether the configured databases can be watched, and if not, what to do. */
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
            failing += report(database) ? 0 : 1;
        }
        return failing == 0 ? 0 : 1;
    }

    private boolean report(DatabaseConfig database) {
        PrintWriter out = spec.commandLine().getOut();
        List<Problem> problems = Preflight.check(database);
        out.println(database.name() + ": " + (problems.isEmpty() ? "can be watched" : problems.size() + " to mend"));
        problems.forEach(problem -> out.println("  " + problem.reason() + "\n    " + problem.fix()));
        return problems.isEmpty();
    }
}
