package io.headroom.ingest.source;

import io.headroom.core.config.DatabaseConfig;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A slot in the making, on a replication connection of its own. PostgreSQL makes it once every transaction has ended that
 * was writing at the time, and so nothing falls between what the slot shows and what it delivers. A temporary slot, and
 * the snapshot that it exports, live until this is closed.
 */
public final class NewSlot implements AutoCloseable {
    private final DatabaseConfig config;
    private final String name;
    private final String kind;
    private final CompletableFuture<Made> made = new CompletableFuture<>();
    private volatile @Nullable Connection connection;

    /**
     * @param consistentPoint the log position between what the snapshot shows and what the slot delivers
     * @param snapshot the name to import the snapshot by; absent if none was exported
     */
    public record Made(String consistentPoint, @Nullable String snapshot) {}

    private NewSlot(DatabaseConfig config, String name, String kind) {
        this.config = config;
        this.name = name;
        this.kind = kind;
    }

    public static NewSlot lasting(DatabaseConfig config, String name) {
        return new NewSlot(config, name, "LOGICAL pgoutput NOEXPORT_SNAPSHOT").begin();
    }

    public static NewSlot temporary(DatabaseConfig config, String name) {
        return new NewSlot(config, name, "TEMPORARY LOGICAL pgoutput EXPORT_SNAPSHOT").begin();
    }

    private NewSlot begin() {
        Thread thread = new Thread(this::make, "slot-" + name);
        thread.setDaemon(true);
        thread.start();
        return this;
    }

    private void make() {
        try {
            Connection own = Access.forReplication(config);
            connection = own;
            try (Statement statement = own.createStatement();
                    ResultSet row = statement.executeQuery("CREATE_REPLICATION_SLOT \"" + name + "\" " + kind)) {
                row.next();
                made.complete(new Made(row.getString("consistent_point"), row.getString("snapshot_name")));
            }
        } catch (SQLException | RuntimeException e) {
            made.completeExceptionally(e);
        }
    }

    /** @return whether it was made within that time */
    public boolean madeWithin(Duration time) throws SQLException, InterruptedException {
        try {
            made.get(time.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof SQLException sql) {
                throw sql;
            }
            throw new IllegalStateException("slot " + name + " could not be made", e.getCause());
        }
    }

    /** Once it is made. */
    public Made made() {
        return made.join();
    }

    /** Also ends an attempt that still waits, for which another connection is needed. */
    @Override
    public void close() throws SQLException {
        if (!made.isDone()) {
            try (Connection another = Access.open(config)) {
                SlotCreation.giveUp(another, name);
            }
        }
        Connection own = connection;
        if (own != null) {
            own.close();
        }
    }
}
