package io.headroom.ingest.check;

import io.headroom.core.capture.Problem;
import io.headroom.ingest.source.Lack;
import io.headroom.ingest.source.Platform;
import io.headroom.ingest.source.Setting;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far {@code pg_stat_statements} is there.
 *
 * @param installed whether it is in the database
 * @param available whether its files are on the server; loading it without them keeps PostgreSQL from starting
 * @param libraries {@code shared_preload_libraries}; unknown to a role without {@code pg_monitor}
 */
record StatementStatistics(
        boolean installed, boolean available, @Nullable String libraries) {
    private static final String NAME = "pg_stat_statements";
    private static final String SETTING = "shared_preload_libraries";
    private static final String REASON =
            "The extension pg_stat_statements is not in this database: nothing can be said about slow statements.";
    private static final String CREATION = "CREATE EXTENSION pg_stat_statements;";

    /** What somebody else has put into the list stays in it. */
    Lack lack(Platform platform) {
        if (platform == Platform.SELF_MANAGED && !available) {
            return Lack.of(new Problem(
                    REASON, "It is not on the server either: install PostgreSQL's contrib package, and check again."));
        }
        if (libraries == null) {
            return Lack.of(new Problem(
                    REASON,
                    "Before the restart for other settings, or for this one: add " + NAME + " to " + SETTING
                            + ", and keep what SHOW " + SETTING
                            + " tells a superuser is there already (ALTER SYSTEM SET "
                            + SETTING + " = '" + NAME + "'; if nothing is). After it, in this database: " + CREATION));
        }
        List<String> loaded = loaded(libraries);
        if (loaded.contains(NAME)) {
            return Lack.of(new Problem(REASON, "It is loaded already. In this database: " + CREATION));
        }
        loaded.add(NAME);
        return Lack.of(
                REASON,
                new Setting(SETTING, loaded, String.join(",", loaded), true),
                platform,
                "After the restart, in this database: " + CREATION);
    }

    private static List<String> loaded(String libraries) {
        List<String> loaded = new ArrayList<>();
        Arrays.stream(libraries.split(","))
                .map(name -> name.replace("\"", "").strip())
                .filter(name -> !name.isEmpty())
                .forEach(loaded::add);
        return loaded;
    }
}
