package io.headroom.ingest.source;

import io.headroom.core.scope.TableName;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Who runs the server. Managed services keep the superuser to themselves and have ways of their own. */
public enum Platform {
    SELF_MANAGED,
    AMAZON_RDS,
    GOOGLE_CLOUD_SQL,
    AZURE;

    /** Each of these services makes a role that nobody else has. */
    public static Platform read(Connection connection) throws SQLException {
        String sql = "SELECT rolname FROM pg_roles"
                + " WHERE rolname IN ('rds_superuser', 'cloudsqlsuperuser', 'azure_pg_admin') LIMIT 1";
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return ofRole(row.next() ? row.getString(1) : "");
        }
    }

    static Platform ofRole(String role) {
        return switch (role) {
            case "rds_superuser" -> AMAZON_RDS;
            case "cloudsqlsuperuser" -> GOOGLE_CLOUD_SQL;
            case "azure_pg_admin" -> AZURE;
            default -> SELF_MANAGED;
        };
    }

    /** What lets a role replicate. */
    String replication(String role) {
        String quoted = TableName.quoted(role);
        return this == AMAZON_RDS
                ? "GRANT rds_replication TO " + quoted + ";"
                : "ALTER ROLE " + quoted + " REPLICATION;";
    }

    /** What makes the server log what logical decoding needs. */
    Setting logicalWal() {
        return switch (this) {
            case SELF_MANAGED -> new Setting("wal_level", "logical", true);
            case AMAZON_RDS -> new Setting("rds.logical_replication", "1", true);
            case GOOGLE_CLOUD_SQL -> new Setting("cloudsql.logical_decoding", "on", true);
            case AZURE -> new Setting("wal_level", "LOGICAL", true);
        };
    }

    /** What changes one setting. */
    String change(Setting setting) {
        String then = setting.restart() ? " then restart it." : " no restart is needed.";
        return switch (this) {
            case SELF_MANAGED ->
                setting.statement() + (setting.restart() ? " then restart PostgreSQL." : " SELECT pg_reload_conf();");
            case AMAZON_RDS -> "Set " + setting.assignment() + " in the parameter group of the instance;" + then;
            case GOOGLE_CLOUD_SQL -> "Set the flag " + setting.assignment() + " of the instance;" + then;
            case AZURE -> "Set the parameter " + setting.assignment() + " of the server;" + then;
        };
    }

    /** What changes all of them together, with one restart at most: a line that says so, then a line for each. */
    public List<String> change(Collection<Setting> settings) {
        if (settings.isEmpty()) {
            return List.of();
        }
        boolean restart = settings.stream().anyMatch(Setting::restart);
        List<String> lines = new ArrayList<>(List.of(place() + ", all at once; "
                + (restart ? "one restart then makes all of them effective:" : "no restart is needed:")));
        if (this == SELF_MANAGED) {
            lines.addAll(statements(settings, restart));
        } else {
            settings.stream().map(Setting::assignment).forEach(lines::add);
        }
        return lines;
    }

    private String place() {
        return switch (this) {
            case SELF_MANAGED -> "Settings of PostgreSQL, by a superuser";
            case AMAZON_RDS -> "Settings in the parameter group of the instance";
            case GOOGLE_CLOUD_SQL -> "Flags of the instance";
            case AZURE -> "Parameters of the server";
        };
    }

    /** Those that need no restart come first, and do not wait for one. */
    private static List<String> statements(Collection<Setting> settings, boolean restart) {
        List<String> lines = new ArrayList<>();
        settings.stream()
                .filter(setting -> !setting.restart())
                .map(Setting::statement)
                .forEach(lines::add);
        if (!lines.isEmpty()) {
            lines.add(
                    "SELECT pg_reload_conf();" + (restart ? " -- effective up to here; the rest by the restart" : ""));
        }
        settings.stream().filter(Setting::restart).map(Setting::statement).forEach(lines::add);
        return lines;
    }
}
