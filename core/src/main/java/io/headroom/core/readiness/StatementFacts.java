package io.headroom.core.readiness;

import java.time.Instant;

/**
 * @param loaded whether the server has loaded pg_stat_statements
 * @param installed whether it can be asked in this database
 */
public record StatementFacts(boolean loaded, boolean installed) implements CheckFacts {

    @Override
    public Check check() {
        return Check.STATEMENT_STATISTICS;
    }

    @Override
    public Finding judge(Instant now) {
        if (!loaded) {
            return Finding.fail(
                    check(),
                    "pg_stat_statements is not loaded",
                    "Add pg_stat_statements to shared_preload_libraries, beside what is there, and restart the server; then install it.",
                    "CREATE EXTENSION IF NOT EXISTS pg_stat_statements;");
        }
        return installed
                ? Finding.pass(check(), "pg_stat_statements is loaded and installed")
                : Finding.fail(
                        check(),
                        "pg_stat_statements is loaded, and not installed in this database",
                        "Install it.",
                        "CREATE EXTENSION pg_stat_statements;");
    }
}
