package io.headroom.ingest.source;

import io.headroom.core.capture.Problem;
import io.headroom.core.config.CaptureMode;
import io.headroom.core.config.DatabaseConfig;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds what would keep a database from being captured, before anything is started or made in it. */
public final class Preflight {
    /** publish_via_partition_root and max_slot_wal_keep_size came with PostgreSQL 13. */
    private static final int OLDEST = 130000;

    /** PostgreSQL's limit of 63 less {@code headroom_} and a generation. */
    private static final int LONGEST_NAME = 46;

    private Preflight() {}

    /** Connects and looks. An empty list says that capture can start, or that none is wanted and the login works. */
    public static List<Problem> check(DatabaseConfig config) {
        try (Connection connection = Access.open(config)) {
            return problems(connection, config);
        } catch (SQLException e) {
            return List.of(Setback.of(e, config).problem());
        }
    }

    /** The same over a connection that somebody has already. */
    public static List<Problem> problems(Connection connection, DatabaseConfig config) throws SQLException {
        return lacks(connection, config).stream().map(Lack::problem).toList();
    }

    /** The same with settings told apart. */
    public static List<Lack> lacks(Connection connection, DatabaseConfig config) throws SQLException {
        if (config.capture() == CaptureMode.SAMPLES) {
            return samples(connection, config).stream().map(Lack::of).toList();
        }
        ServerFacts server = ServerFacts.read(connection);
        List<Lack> lacks = server(server, config);
        if (server.version() >= OLDEST) {
            WatchPlan plan = WatchPlan.read(connection, config);
            plan.problems().forEach(problem -> lacks.add(Lack.of(problem)));
            publication(plan, server, config).ifPresent(lacks::add);
        }
        return lacks;
    }

    /** Neither log nor slots nor publications matter: what can be read can be counted, on a standby too. */
    private static List<Problem> samples(Connection connection, DatabaseConfig config) throws SQLException {
        ServerFacts server = ServerFacts.read(connection);
        return server.version() < OLDEST
                ? tooOld(server, config)
                : SweepPlan.read(connection, config).problems();
    }

    private static List<Problem> tooOld(ServerFacts server, DatabaseConfig config) {
        String where =
                "PostgreSQL at " + config.url().host() + ":" + config.url().port();
        return server.version() >= OLDEST
                ? List.of()
                : List.of(new Problem(
                        where + " is version " + server.version() / 10000 + ".", "Use version 13 or newer."));
    }

    static List<Lack> server(ServerFacts server, DatabaseConfig config) {
        List<Lack> lacks = new ArrayList<>();
        kind(server, config).forEach(problem -> lacks.add(Lack.of(problem)));
        lacks.addAll(settings(server, config));
        return lacks;
    }

    private static List<Problem> kind(ServerFacts server, DatabaseConfig config) {
        List<Problem> problems = new ArrayList<>();
        String where =
                "PostgreSQL at " + config.url().host() + ":" + config.url().port();
        String key = "headroom.databases." + config.name();
        if (config.name().length() > LONGEST_NAME) {
            problems.add(new Problem(
                    key + " has a name too long for a replication slot.",
                    "Use one of at most " + LONGEST_NAME + " characters."));
        }
        problems.addAll(tooOld(server, config));
        if (server.standby()) {
            problems.add(new Problem(
                    where + " is a standby.",
                    "Let " + key + ".url name the primary server, or count by sweeps here: " + key
                            + ".capture: samples."));
        }
        return problems;
    }

    private static List<Lack> settings(ServerFacts server, DatabaseConfig config) {
        List<Lack> lacks = new ArrayList<>();
        String where =
                "PostgreSQL at " + config.url().host() + ":" + config.url().port();
        String key = "headroom.databases." + config.name();
        Platform platform = server.platform();
        if (!server.walLevel().equals("logical")) {
            lacks.add(
                    Lack.of(
                            where + " has wal_level " + server.walLevel() + ", but capture needs logical.",
                            platform.logicalWal(),
                            platform,
                            "Where that cannot be soon, " + key
                                    + ".capture: samples counts by sweeps meanwhile, without log and slot; its history is kept."));
        }
        if (!server.mayReplicate()) {
            lacks.add(Lack.of(new Problem(
                    "Role " + config.username() + " may not replicate from " + where + ".",
                    platform.replication(config.username()))));
        }
        if (server.slotWalLimit().equals("-1") && !config.acceptUnboundedWal()) {
            lacks.add(Lack.of(
                    where
                            + " has no max_slot_wal_keep_size: should Headroom be down for long, kept WAL fills the disk.",
                    new Setting("max_slot_wal_keep_size", List.of("10GB"), "10240", false),
                    platform,
                    "Or accept the risk with " + key + ".accept-unbounded-wal: true."));
        }
        return lacks;
    }

    /** Only for the first time: tables that come later and cannot be published are reported one by one. */
    private static Optional<Lack> publication(WatchPlan plan, ServerFacts server, DatabaseConfig config) {
        Publication publication = plan.publication();
        if (publication.exists() || publication.function() != null || publication.canCarry(plan.counted())) {
            return Optional.empty();
        }
        String lacking = server.mayCreate() ? "does not own every watched table" : "lacks CREATE on the database";
        return Optional.of(Lack.of(new Problem(
                "Role " + config.username() + " cannot make the publication of database " + config.name()
                        + ", because it " + lacking + ".",
                "As a superuser in database " + config.url().database()
                        + ", install the function that ./headroom check prints, which adds later tables too; or, for these"
                        + " tables only: " + publication.creation(plan.publishable()) + ";")));
    }
}
