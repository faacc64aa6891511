package io.headroom.standalone;

import io.headroom.core.capture.Problem;
import io.headroom.core.config.DatabaseConfig;
import io.headroom.core.config.HeadroomConfig;
import io.headroom.core.config.HttpConfig;
import io.headroom.ingest.source.Preflight;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Looks for what would stop the roles before any of them is started, so that nothing is left half-started. */
final class StartChecks {
    private StartChecks() {}

    /** @throws Refusal with a line for each reason not to start */
    static void refuseIfHopeless(HeadroomConfig config, Set<Role> roles) {
        List<String> reasons = new ArrayList<>();
        if (config.kafka().embedded() && roles.size() == 1) {
            reasons.add(
                    "headroom.kafka.bootstrap-servers is missing: a role alone needs an external Kafka; name one, or"
                            + " use headroom run");
        }
        if (roles.contains(Role.API)) {
            addPortInUse(config.http(), reasons);
        }
        if (roles.contains(Role.INGEST)) {
            config.requireDatabases().values().forEach(database -> addProblems(database, reasons));
        }
        if (!reasons.isEmpty()) {
            throw new Refusal(String.join("\n", reasons));
        }
    }

    /**
     * Looks at the port alone.
     *
     * @throws Refusal if something else listens there
     */
    static void refusePortInUse(HttpConfig http) {
        List<String> reasons = new ArrayList<>();
        addPortInUse(http, reasons);
        if (!reasons.isEmpty()) {
            throw new Refusal(reasons.get(0));
        }
    }

    private static void addProblems(DatabaseConfig database, List<String> reasons) {
        for (Problem problem : Preflight.check(database)) {
            reasons.add("headroom.databases." + database.name() + ": " + problem.reason() + " " + problem.fix());
        }
    }

    private static void addPortInUse(HttpConfig http, List<String> reasons) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(http.host(), http.port()));
        } catch (IOException e) {
            reasons.add("headroom.http.port " + http.port() + " cannot be used on " + http.host() + " ("
                    + e.getMessage() + "); stop what uses it, or choose another port");
        }
    }
}
