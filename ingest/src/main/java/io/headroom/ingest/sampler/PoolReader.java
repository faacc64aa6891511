package io.headroom.ingest.sampler;

import static io.headroom.core.usage.UsageMeasure.POOL_CLIENTS_ACTIVE;
import static io.headroom.core.usage.UsageMeasure.POOL_CLIENTS_WAITING;
import static io.headroom.core.usage.UsageMeasure.POOL_LONGEST_WAIT;

import io.headroom.core.config.PoolerConfig;
import io.headroom.core.usage.Measured;
import io.headroom.core.usage.Subject;
import io.headroom.core.usage.UsageMeasure;
import io.headroom.core.usage.UsageSample;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;

/**
 * Reads PgBouncer's {@code SHOW POOLS}: clients that wait for a connection are nowhere else to be seen. It connects for
 * every reading; the console costs PgBouncer no connection to the server.
 */
final class PoolReader {
    private static final List<UsageMeasure> ALL = List.of(POOL_CLIENTS_ACTIVE, POOL_CLIENTS_WAITING, POOL_LONGEST_WAIT);
    private static final String OWN_DATABASE = "pgbouncer";
    private static final double MICROS = 1e-6;

    private final String instance;
    private final PoolerConfig config;

    PoolReader(String instance, PoolerConfig config) {
        this.instance = instance;
        this.config = config;
    }

    /** One sample for each pool and one for all together, which says why there are none. */
    List<UsageSample> read(Instant at) {
        List<UsageSample> pools = new ArrayList<>();
        try {
            for (PoolConsole.Row row : PoolConsole.ask(config, "SHOW POOLS")) {
                if (!row.text("database").equals(OWN_DATABASE)) {
                    pools.add(new UsageSample(subject(row), at, measures(row)));
                }
            }
            pools.add(new UsageSample(Subject.instance(instance), at, together(pools)));
            return pools;
        } catch (IOException | NumberFormatException e) {
            Measured unknown = new Measured.Unknown(
                    "PgBouncer at " + config.url() + ": " + e.getMessage(),
                    "stats_users = " + config.username() + " in pgbouncer.ini, and its password in auth_file.");
            Map<UsageMeasure, Measured> measures = new EnumMap<>(UsageMeasure.class);
            ALL.forEach(measure -> measures.put(measure, unknown));
            return List.of(new UsageSample(Subject.instance(instance), at, measures));
        }
    }

    private Subject subject(PoolConsole.Row row) {
        return new Subject(Subject.Kind.POOL, instance, row.text("database") + "/" + row.text("user"));
    }

    private static Map<UsageMeasure, Measured> measures(PoolConsole.Row row) {
        return Map.of(
                POOL_CLIENTS_ACTIVE, new Measured.Known((double) row.number("cl_active")),
                POOL_CLIENTS_WAITING, new Measured.Known((double) row.number("cl_waiting")),
                POOL_LONGEST_WAIT, new Measured.Known(row.number("maxwait") + MICROS * row.number("maxwait_us")));
    }

    private static Map<UsageMeasure, Measured> together(List<UsageSample> pools) {
        return Map.of(
                POOL_CLIENTS_ACTIVE,
                        new Measured.Known(values(pools, POOL_CLIENTS_ACTIVE).sum()),
                POOL_CLIENTS_WAITING,
                        new Measured.Known(values(pools, POOL_CLIENTS_WAITING).sum()),
                POOL_LONGEST_WAIT,
                        new Measured.Known(
                                values(pools, POOL_LONGEST_WAIT).max().orElse(0)));
    }

    private static DoubleStream values(List<UsageSample> pools, UsageMeasure measure) {
        return pools.stream()
                .map(pool -> pool.measures().get(measure))
                .mapToDouble(value -> value == null ? 0 : value.known().orElse(0));
    }
}
