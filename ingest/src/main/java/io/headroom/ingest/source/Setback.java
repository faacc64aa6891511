package io.headroom.ingest.source;

import io.headroom.core.capture.Problem;
import io.headroom.core.config.DatabaseConfig;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * What an exception means for the capture of a database.
 *
 * @param lasting whether somebody has to mend it; otherwise it may pass by itself
 */
public record Setback(boolean lasting, Problem problem) {
    private static final int MAX_REASON = 400;
    private static final String WAIT = "Headroom tries again by itself; see that server, network and broker are up.";

    /** Judges by the SQLSTATE (PostgreSQL manual, appendix A) of the first SQL exception among the causes. */
    public static Setback of(Throwable failure, DatabaseConfig config) {
        SQLException sql = sqlAmong(failure);
        String state = sql == null || sql.getSQLState() == null ? "" : sql.getSQLState();
        String key = "headroom.databases." + config.name();
        String where = config.url().host() + ":" + config.url().port();
        return switch (state) {
            case "28P01" ->
                lasting(
                        "PostgreSQL at " + where + " refuses the password of role " + config.username() + ".",
                        "Correct " + key + ".password, or set the role's password with ALTER ROLE.");
            case "28000" ->
                lasting(
                        "PostgreSQL at " + where + " does not let role " + config.username() + " in: " + line(sql),
                        "Correct " + key + ".username, create the role, or allow it in pg_hba.conf.");
            case "3D000" ->
                lasting(
                        "PostgreSQL at " + where + " has no database "
                                + config.url().database() + ".",
                        "Correct " + key + ".url, or create the database.");
            case "42501" ->
                lasting(
                        "Role " + config.username() + " lacks a right in database " + config.name() + ": " + line(sql),
                        "Grant it what the message names; ./headroom check lists the rights that are needed.");
            case "08001", "08004", "08006" ->
                passing("PostgreSQL at " + where + " cannot be reached (" + key + ".url): " + line(sql));
            default -> passing("Capture of database " + config.name() + " was interrupted: " + line(rootOf(failure)));
        };
    }

    /** What is looked at again and again, and may be over each time. */
    public static Setback passing(Problem problem) {
        return new Setback(false, problem);
    }

    private static Setback lasting(String reason, String fix) {
        return new Setback(true, new Problem(reason, fix));
    }

    private static Setback passing(String reason) {
        return new Setback(false, new Problem(reason, WAIT));
    }

    private static @Nullable SQLException sqlAmong(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return sql;
            }
        }
        return null;
    }

    private static Throwable rootOf(Throwable failure) {
        return failure.getCause() == null ? failure : rootOf(failure.getCause());
    }

    /** One line of a message that may have many, and that the connector may make very long. */
    private static String line(@Nullable Throwable cause) {
        String message = cause == null || cause.getMessage() == null ? String.valueOf(cause) : cause.getMessage();
        String text = message.lines().findFirst().orElse("").strip();
        return text.length() <= MAX_REASON ? text : text.substring(0, MAX_REASON) + "…";
    }
}
