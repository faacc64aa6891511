package io.headroom.bench.pipeline;

import io.headroom.core.footprint.LiveFootprint;
import io.headroom.core.topic.Topics;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/** Live rows of each tenant, as SQL counts them or as a topology says. */
record Tenants(Map<String, Long> byTenant) {
    private static final int PATIENCE = 60;

    static Tenants of(Source source) throws SQLException {
        Map<String, Long> rows = new HashMap<>();
        try (Connection connection = source.postgres().connect(Source.DATABASE);
                Statement statement = connection.createStatement();
                ResultSet counts = statement.executeQuery("SELECT tenant_id, count(*) FROM event GROUP BY tenant_id")) {
            while (counts.next()) {
                rows.put("tenant:" + counts.getString(1), counts.getLong(2));
            }
        }
        return new Tenants(rows);
    }

    static Tenants ours(String servers) throws Exception {
        try (Gauge footprints = new Gauge(servers, Topics.FOOTPRINTS.name())) {
            return latest(footprints, "bench/");
        }
    }

    static Tenants plain(String servers) throws Exception {
        try (Gauge footprints = new Gauge(servers, PlainDsl.APPLICATION)) {
            return latest(footprints, "");
        }
    }

    private static Tenants latest(Gauge footprints, String prefix) throws Exception {
        Map<String, Long> rows = new HashMap<>();
        footprints.readAll((key, value) -> {
            if (key.startsWith(prefix + "tenant:")) {
                rows.put(
                        key.substring(prefix.length()),
                        LiveFootprint.decode(value).live().rows());
            }
        });
        return new Tenants(rows);
    }

    long rows() {
        return byTenant.values().stream().mapToLong(Long::longValue).sum();
    }

    /** @throws IllegalStateException if they are not the same within a minute: the run is void */
    void await(Callable<Tenants> others) throws Exception {
        Tenants last = this;
        for (int i = 0; i < PATIENCE; i++) {
            last = others.call();
            if (last.equals(this)) {
                return;
            }
            TimeUnit.SECONDS.sleep(1);
        }
        throw new IllegalStateException("void: " + last.rows() + " rows of " + last.byTenant.size()
                + " tenants instead of " + rows() + " of " + byTenant.size());
    }
}
