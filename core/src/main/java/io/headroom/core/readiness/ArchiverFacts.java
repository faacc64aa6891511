package io.headroom.core.readiness;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * @param mode {@code archive_mode}
 * @param standby whether the server is one
 * @param lastArchived null if nothing was since the statistics began
 * @param lastFailed null if nothing did
 * @param failures since the statistics began
 */
public record ArchiverFacts(
        String mode,
        boolean standby,
        @Nullable Instant lastArchived,
        @Nullable Instant lastFailed,
        long failures) implements CheckFacts {

    @Override
    public Check check() {
        return Check.ARCHIVER;
    }

    @Override
    public Finding judge(Instant now) {
        if (mode.equals("off")) {
            return Finding.fail(
                    check(),
                    "archive_mode is off: there is no point-in-time recovery",
                    "Set an archive_command that keeps WAL on another machine, then restart the server.",
                    "ALTER SYSTEM SET archive_mode = on;");
        }
        if (standby && !mode.equals("always")) {
            return Finding.unknown(
                    check(),
                    "this is a standby, and its primary archives",
                    "Name the primary in the configuration too.");
        }
        if (lastFailed != null && (lastArchived == null || lastFailed.isAfter(lastArchived))) {
            return Finding.fail(
                    check(),
                    "archiving has been failing since " + lastFailed + ", " + failures
                            + " times since the statistics began",
                    "Look into the server's log for what archive_command said; WAL is kept until it works again.");
        }
        return lastArchived == null
                ? Finding.unknown(
                        check(),
                        "archive_mode is " + mode + ", and nothing has been archived yet",
                        "SELECT pg_switch_wal();")
                : Finding.pass(check(), "WAL was last archived at " + lastArchived);
    }
}
