package io.headroom.ingest.sampler;

import io.headroom.core.config.PoolerConfig;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The tiers of one connection. While many tables are measured, the quicker tiers go on in between. */
final class Session {
    private static final Duration LATEST = Duration.ofMinutes(1);
    private static final Duration LATEST_TABLES = Duration.ofHours(1);

    private final List<Tier> quick = new ArrayList<>();
    private final Tier tables;

    Session(Connection connection, Readings readings, Publisher publisher, Rhythm rhythm, News news, IndexMemory memory)
            throws SQLException {
        restrict(connection);
        Asking asking = new Asking(connection, readings.database().username());
        if (readings.instance()) {
            InstanceReader instance = new InstanceReader(asking, readings);
            PulseReader pulse = new PulseReader(asking, readings);
            InstanceCounters counters =
                    new InstanceCounters(asking, readings.database().instance());
            quick.add(new Tier(rhythm.pulse(), LATEST, () -> publisher.publish(List.of(instance.read()))));
            quick.add(new Tier(rhythm.pulse(), LATEST, () -> publisher.publish(pulse.read())));
            quick.add(new Tier(rhythm.counters(), LATEST, () -> publisher.publish(List.of(counters.read()))));
        }
        PoolerConfig pooler = readings.pooler();
        if (readings.instance() && pooler != null) {
            PoolReader pools = new PoolReader(readings.database().instance(), pooler);
            quick.add(new Tier(rhythm.pulse(), LATEST, () -> publisher.publish(pools.read(asking.clock()))));
        }
        ReadinessReader readiness = new ReadinessReader(asking, readings);
        quick.add(new Tier(rhythm.tables(), LATEST_TABLES, () -> publisher.publish(readiness.read(), memory)));
        TableSweep sweep = new TableSweep(asking, readings.database(), publisher, news, this::readQuick);
        tables = new Tier(rhythm.tables(), LATEST_TABLES, sweep::run);
        DatabaseCounters counters = new DatabaseCounters(asking, readings.database());
        Growing growing = new Growing(() -> tables.hasten(rhythm.soonest()));
        quick.add(
                new Tier(rhythm.counters(), LATEST, () -> publisher.publish(List.of(growing.watch(counters.read())))));
    }

    /** Reads what is due; tables last, because the others tell whether they are. */
    void readDue() throws SQLException {
        readQuick();
        tables.readIfDue();
    }

    Duration untilDue() {
        Duration until = tables.untilDue();
        for (Tier tier : quick) {
            until = tier.untilDue().compareTo(until) < 0 ? tier.untilDue() : until;
        }
        return until;
    }

    private void readQuick() throws SQLException {
        for (Tier tier : quick) {
            tier.readIfDue();
        }
    }

    /** A reading is worth less than the application's own work: it gives way soon, and changes nothing. */
    private static void restrict(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET lock_timeout = '100ms'; SET statement_timeout = '5s'; SET row_security = off;"
                    + " SET default_transaction_read_only = on");
        }
    }
}
