package io.headroom.ingest.capture;

import io.headroom.core.capture.CaptureState;
import io.headroom.core.capture.Problem;
import io.headroom.core.config.DatabaseConfig;
import io.headroom.ingest.announce.StatusLine;
import io.headroom.ingest.source.NewSlot;
import io.headroom.ingest.source.Slot;
import io.headroom.ingest.source.SlotCreation;
import io.headroom.ingest.source.Standing;
import io.headroom.ingest.source.WatchPlan;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes sure that there is a slot from which nothing is missing: the former one, or the first of a new generation. */
final class Preparation {
    private static final Logger LOG = LoggerFactory.getLogger(Preparation.class);
    private static final Duration STEP = Duration.ofMillis(500);

    private final DatabaseConfig config;
    private final StatusLine status;
    private final SharedParts shared;

    Preparation(DatabaseConfig config, StatusLine status, SharedParts shared) {
        this.config = config;
        this.status = status;
        this.shared = shared;
    }

    /** @return whether there is one; not if capture was to end meanwhile */
    boolean slot(Connection connection, CompletableFuture<Boolean> closing) throws SQLException, InterruptedException {
        Optional<String> gap = Continuity.gap(connection, status.now(), shared.offsets());
        if (gap.isEmpty()) {
            return true;
        }
        boolean first = status.now().generation() == 0;
        LOG.info("Database {} is counted from scratch: {}", config.name(), gap.get());
        status.state(CaptureState.STARTING, first ? null : anew(gap.get()));
        status.begin(status.now().generation() + 1, shared.fingerprint());
        Slot.dropAll(connection, config.name());
        // A slot cannot deliver from a publication that was made after it.
        WatchPlan.read(connection, config).published(connection);
        return make(connection, Slot.nameOf(config.name(), status.now().generation()), closing);
    }

    private boolean make(Connection connection, String name, CompletableFuture<Boolean> closing)
            throws SQLException, InterruptedException {
        try (NewSlot slot = NewSlot.lasting(config, name)) {
            while (!slot.madeWithin(STEP)) {
                if (closing.isDone()) {
                    return false;
                }
                SlotCreation.obstacle(connection, name).ifPresent(status::hindered);
            }
            status.made(Standing.read(connection).origin(slot.made().consistentPoint()));
            return true;
        }
    }

    private Problem anew(String reason) {
        return new Problem(
                "Database " + config.name() + " is counted anew, because " + reason + ".",
                "Nothing needs to be done; numbers are provisional until every table is read.");
    }
}
