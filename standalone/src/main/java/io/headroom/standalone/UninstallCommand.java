package io.headroom.standalone;

import io.headroom.core.config.ConfigException;
import io.headroom.core.config.DatabaseConfig;
import io.headroom.core.config.HeadroomConfig;
import io.headroom.ingest.source.Access;
import io.headroom.ingest.source.Setback;
import io.headroom.ingest.source.Traces;
import io.headroom.standalone.broker.DirectoryLock;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code headroom uninstall}: takes out of the watched databases what Headroom made in them. */
@Command(
        name = "uninstall",
        description = "Removes Headroom's replication slots and publications from the configured databases."
                + " What was counted stays in Kafka.",
        mixinStandardHelpOptions = true)
final class UninstallCommand implements Callable<Integer> {
    @Mixin
    private ConfigOption config = new ConfigOption();

    @Option(
            names = "--database",
            paramLabel = "NAME",
            description = "Only this one; every configured one unless given.")
    private @Nullable String database;

    @Option(names = "--dry-run", description = "Only says what would be removed.")
    private boolean dryRun;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** 0 if nothing of Headroom is left, or would be; otherwise 1. */
    @Override
    public Integer call() {
        HeadroomConfig loaded = config.load();
        Collection<DatabaseConfig> chosen = chosen(loaded);
        // While Headroom runs it would make its slot again at once.
        DirectoryLock stopped = DirectoryLock.take(loaded.data());
        try {
            Removed removed = new Removed(loaded.data());
            int failing = 0;
            for (DatabaseConfig each : chosen) {
                failing += clean(each, removed) ? 0 : 1;
            }
            return failing == 0 ? 0 : 1;
        } finally {
            stopped.close();
        }
    }

    private Collection<DatabaseConfig> chosen(HeadroomConfig loaded) {
        if (database == null) {
            return loaded.requireDatabases().values();
        }
        DatabaseConfig named = loaded.databases().get(database);
        if (named == null) {
            throw new ConfigException("headroom.databases." + database
                    + " is not in the file; put its entry back until Headroom is removed from it");
        }
        return List.of(named);
    }

    /** Removed for good only once nothing is left: until then every start reminds of it. */
    private boolean clean(DatabaseConfig each, Removed removed) {
        PrintWriter out = spec.commandLine().getOut();
        try (Connection connection = Access.open(each)) {
            List<Traces.Trace> traces = Traces.find(connection, each);
            if (traces.isEmpty()) {
                out.println(each.name() + ": nothing of Headroom is there");
            }
            boolean clean = true;
            for (Traces.Trace trace : traces) {
                clean &= remove(each, trace, connection, out);
            }
            if (clean && !dryRun) {
                removed.add(each.name());
            }
            return clean;
        } catch (SQLException e) {
            out.println(each.name() + ": " + Setback.of(e, each).problem().reason());
            return false;
        }
    }

    private boolean remove(DatabaseConfig each, Traces.Trace trace, Connection connection, PrintWriter out)
            throws SQLException {
        if (trace.heldBy() != null) {
            out.println(each.name() + ": " + trace.what() + " is in use by process " + trace.heldBy()
                    + "; stop Headroom first");
            return false;
        }
        if (!trace.ours()) {
            out.println(each.name() + ": " + trace.what() + " belongs to somebody else; as its owner: "
                    + trace.removal() + ";");
            return false;
        }
        if (!dryRun) {
            trace.remove(connection);
        }
        out.println(each.name() + ": " + (dryRun ? "would remove " : "removed ") + trace.what());
        return true;
    }
}
