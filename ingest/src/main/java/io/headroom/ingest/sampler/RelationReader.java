package io.headroom.ingest.sampler;

import io.headroom.core.config.DatabaseConfig;
import io.headroom.core.scope.TableName;
import io.headroom.core.usage.RelationUnknown;
import io.headroom.core.usage.Sample;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the sizes of all watched tables. */
final class RelationReader {
    private static final String SINCE = "SELECT stats_reset FROM pg_stat_database WHERE datname = current_database()";
    private static final String FIX = "It is measured again in the next sweep, once its lock is released.";

    private final Asking asking;
    private final DatabaseConfig config;
    private final Tier.Read between;

    /** One sweep over all tables. */
    private record Sweep(Map<Long, TableSize> sizes, Map<Long, String> reasons) {}

    RelationReader(Asking asking, DatabaseConfig config, Tier.Read between) {
        this.asking = asking;
        this.config = config;
        this.between = between;
    }

    /** @throws SQLException if nothing can be read at all */
    List<Sample> read() throws SQLException {
        TableList tables = TableList.read(asking.connection(), config);
        String sql = SizeQuery.of(asking);
        Sweep sweep = new Sweep(new HashMap<>(), new HashMap<>());
        tables.locked().forEach(oid -> sweep.reasons.put(oid, "somebody holds or awaits an ACCESS EXCLUSIVE lock"));
        new Batches(oids -> query(sql, oids, sweep.sizes), sweep.reasons::put, between).measure(tables.free());
        Instant at = asking.clock();
        Instant since = since();
        List<Sample> read = new ArrayList<>();
        tables.byName().forEach((name, leaves) -> {
            if (sweep.sizes.keySet().containsAll(leaves)) {
                TableSize whole = leaves.stream()
                        .map(sweep.sizes::get)
                        .reduce(TableSize::plus)
                        .orElseThrow();
                read.add(whole.named(config.name(), name, at, since));
            } else {
                leaves.stream()
                        .filter(sweep.reasons::containsKey)
                        .findFirst()
                        .ifPresent(leaf -> read.add(unknown(name, at, sweep.reasons.get(leaf))));
            }
        });
        return read;
    }

    private Sample unknown(TableName name, Instant at, @Nullable String reason) {
        return new RelationUnknown(config.name(), name, at, String.valueOf(reason), FIX);
    }

    private void query(String sql, List<Long> oids, Map<Long, TableSize> sizes) throws SQLException {
        try (PreparedStatement query = asking.connection().prepareStatement(sql)) {
            query.setArray(1, asking.connection().createArrayOf("int8", oids.toArray()));
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    // A table dropped since has no size any more.
                    if (row.getObject(2) != null) {
                        sizes.put(row.getLong(1), TableSize.of(row, asking.role()));
                    }
                }
            }
        }
    }

    private @Nullable Instant since() throws SQLException {
        Optional<OffsetDateTime> reset = asking.ask(
                SINCE,
                row -> Optional.ofNullable(row.next() ? row.getObject(1, OffsetDateTime.class) : null),
                unknown -> {});
        return reset == null ? null : reset.map(OffsetDateTime::toInstant).orElse(null);
    }
}
