package io.headroom.api.database;

import io.headroom.core.reconciliation.CheckVerdict;
import io.headroom.core.reconciliation.TableCheck;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How the count of a table stands to what PostgreSQL counts.
 *
 * @param verdict VERIFIED, SUSPECT after one difference, DRIFTED after two in a row, UNVERIFIED where nobody could count
 * @param at of the last attempt
 * @param rows that PostgreSQL counted last
 * @param drift rows that Headroom counts more, fewer if negative, once that was found twice in a row
 * @param verifiedAt when the two last agreed
 * @param reason why the table is UNVERIFIED
 */
@Schema(nullable = true)
record CountCheck(
        CheckVerdict verdict,
        Instant at,
        @Nullable Long rows,
        long drift,
        @Nullable Instant verifiedAt,
        @Nullable String reason) {

    static @Nullable CountCheck of(@Nullable TableCheck check) {
        return check == null
                ? null
                : new CountCheck(
                        check.verdict(), check.at(), check.rows(), check.drift(), check.verifiedAt(), check.reason());
    }
}
