package io.headroom.core.readiness;

import java.time.Instant;

/** @param fromMillis statements that take as long are logged; -1 if none are: {@code log_min_duration_statement} */
public record SlowQueryFacts(long fromMillis) implements CheckFacts {
    private static final long SLOW_MILLIS = 1000;

    @Override
    public Check check() {
        return Check.SLOW_QUERY_LOG;
    }

    @Override
    public Finding judge(Instant now) {
        boolean logged = fromMillis >= 0 && fromMillis <= SLOW_MILLIS;
        return logged
                ? Finding.pass(check(), "statements from " + fromMillis + " ms on are logged")
                : Finding.fail(
                        check(),
                        fromMillis < 0
                                ? "no statement is logged for its duration"
                                : "only statements from " + fromMillis + " ms on are logged",
                        "Log what takes a second or longer.",
                        "ALTER SYSTEM SET log_min_duration_statement = '1s';",
                        "SELECT pg_reload_conf();");
    }
}
