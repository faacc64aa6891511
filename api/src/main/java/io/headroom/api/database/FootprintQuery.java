package io.headroom.api.database;

import io.headroom.api.problem.ProblemException;
import io.headroom.core.scope.TableName;
import io.headroom.core.scope.Tenant;
import io.headroom.core.wire.MalformedRecordException;
import org.jspecify.annotations.Nullable;

/**
 * A checked question for footprints.
 *
 * @param list names database, filters and sort: what a cursor is bound to
 */
record FootprintQuery(
        Grouping by,
        @Nullable TableName table,
        @Nullable Tenant tenant,
        Sort sort,
        int limit,
        String list,
        @Nullable Holding after) {
    static final int MAX_LIMIT = 1000;

    /** @throws ProblemException naming the first parameter that makes no sense */
    static FootprintQuery of(String database, FootprintParameters asked) {
        Grouping by = Grouping.of(asked.by());
        TableName table = asked.table() == null ? null : table(by, asked.table());
        Tenant tenant = asked.tenant() == null ? null : tenant(by, asked.tenant());
        Sort sort = Sort.of(asked.sort(), by);
        if (asked.limit() < 1 || asked.limit() > MAX_LIMIT) {
            throw ProblemException.invalidParameter("limit", "" + asked.limit(), "1 to " + MAX_LIMIT);
        }
        String list = list(database, asked);
        Holding after = asked.cursor() == null ? null : after(asked.cursor(), list);
        return new FootprintQuery(by, table, tenant, sort, asked.limit(), list, after);
    }

    /** Values are quoted, so that none can pose as the boundary between two. */
    private static String list(String database, FootprintParameters asked) {
        return String.join(
                " ", quoted(database), asked.by(), quoted(asked.table()), quoted(asked.tenant()), asked.sort());
    }

    private static String quoted(@Nullable String value) {
        return value == null ? "any" : '"' + value.replace("\"", "\"\"") + '"';
    }

    private static TableName table(Grouping by, String text) {
        if (!by.has("table")) {
            throw ProblemException.invalidParameter("table", text, "left out where by=" + by.word());
        }
        try {
            return TableName.parse(text);
        } catch (IllegalArgumentException e) {
            throw ProblemException.invalidParameter("table", text, "schema.name");
        }
    }

    private static Tenant tenant(Grouping by, String text) {
        if (!by.has("tenant")) {
            throw ProblemException.invalidParameter("tenant", text, "left out where by=" + by.word());
        }
        return Tenant.of(text);
    }

    private static Holding after(String text, String list) {
        try {
            Cursor cursor = Cursor.decoded(text);
            if (cursor.list().equals(list)) {
                return cursor.after();
            }
        } catch (IllegalArgumentException | MalformedRecordException e) {
            throw ProblemException.invalidParameter("cursor", text, "the nextCursor of an earlier page");
        }
        throw ProblemException.invalidParameter(
                "cursor", text, "used with the database, filters and sort of the page it came from");
    }
}
