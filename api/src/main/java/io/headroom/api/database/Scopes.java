package io.headroom.api.database;

import io.headroom.api.problem.ProblemException;
import io.headroom.core.scope.Scope;
import io.micronaut.http.HttpStatus;
import java.util.Map;

/** Finds the scope that a caller names. */
final class Scopes {
    private Scopes() {}

    /** @throws ProblemException if the text is no scope, or the database has never heard of it */
    static Scope named(String text, Database database) {
        Scope scope = parsed(text);
        boolean known = scope instanceof Scope.OfDatabase
                || database.footprints().of(scope) != null
                || database.growth().knows(scope)
                || (scope instanceof Scope.OfTable table
                        && database.tablesSoFar().containsKey(table.table()));
        if (!known) {
            throw new ProblemException(
                    HttpStatus.NOT_FOUND,
                    "unknown-scope",
                    "Unknown scope",
                    "Database " + database.name() + " has no " + scope
                            + "; /api/v1/databases/{db}/footprints lists what it has",
                    Map.of("database", database.name(), "scope", text));
        }
        return scope;
    }

    private static Scope parsed(String text) {
        try {
            return Scope.parse(text);
        } catch (IllegalArgumentException e) {
            throw ProblemException.invalidParameter(
                    "scope", text, "database, table:schema.name, tenant:ID or table:schema.name/tenant:ID");
        }
    }
}
