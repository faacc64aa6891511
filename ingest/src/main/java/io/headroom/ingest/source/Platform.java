package io.headroom.ingest.source;

import io.headroom.core.scope.TableName;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

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
    String logicalWal() {
        return switch (this) {
            case SELF_MANAGED -> "ALTER SYSTEM SET wal_level = 'logical'; then restart PostgreSQL.";
            case AMAZON_RDS -> "Set rds.logical_replication = 1 in the parameter group, then reboot the instance.";
            case GOOGLE_CLOUD_SQL -> "Set the flag cloudsql.logical_decoding = on, then restart the instance.";
            case AZURE -> "Set the server parameter wal_level = LOGICAL, then restart the server.";
        };
    }

    /**
     * What changes a setting.
     *
     * @param restart whether it takes effect only then
     */
    public String setting(String name, String value, boolean restart) {
        String then = restart ? " then restart it." : " no restart is needed.";
        return switch (this) {
            case SELF_MANAGED ->
                "ALTER SYSTEM SET " + name + " = '" + value + "'; "
                        + (restart ? "then restart PostgreSQL." : "SELECT pg_reload_conf();");
            case AMAZON_RDS -> "Set " + name + " = " + value + " in the parameter group;" + then;
            case GOOGLE_CLOUD_SQL -> "Set the flag " + name + " = " + value + " of the instance;" + then;
            case AZURE -> "Set the server parameter " + name + " = " + value + ";" + then;
        };
    }
}
