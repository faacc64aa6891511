package io.headroom.core.usage;

import io.headroom.core.scope.TableName;
import java.time.Instant;
import java.util.Objects;

/** A table that could not be measured in a sweep, as when somebody holds a lock on it. */
public record RelationUnknown(String database, TableName table, Instant at, String reason, String fix)
        implements Sample {

    public RelationUnknown {
        Objects.requireNonNull(database, "database");
        Objects.requireNonNull(table, "table");
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(fix, "fix");
    }

    @Override
    public String key() {
        return "table:" + database + "/" + table;
    }
}
