package io.headroom.core.usage;

import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Bytes on the disk of the data directory. Logs and the few megabytes of clusterwide state are not in it.
 *
 * @param databaseBytes of all databases of the server, also those that are not watched
 * @param walBytes of the WAL directory
 * @param temporaryBytes spilled by running queries, in the default tablespace
 * @param totalBytes of the parts; absent while databases or WAL are unknown
 */
public record StorageUse(
        @Nullable Long databaseBytes,
        @Nullable Long walBytes,
        @Nullable Long temporaryBytes,
        @Nullable Long totalBytes) {
    /** Nothing could be read. */
    public static final StorageUse UNKNOWN = new StorageUse(null, null, null, null);

    public static StorageUse of(@Nullable Long databaseBytes, @Nullable Long walBytes, @Nullable Long temporaryBytes) {
        boolean known = databaseBytes != null && walBytes != null;
        Long total = known ? (Long) sum(databaseBytes, walBytes, temporaryBytes) : null;
        return new StorageUse(databaseBytes, walBytes, temporaryBytes, total);
    }

    /** What is used for certain: the parts that are known. Empty if none is. */
    public OptionalLong atLeast() {
        boolean nothing = databaseBytes == null && walBytes == null && temporaryBytes == null;
        return nothing ? OptionalLong.empty() : OptionalLong.of(sum(databaseBytes, walBytes, temporaryBytes));
    }

    private static long sum(@Nullable Long databases, @Nullable Long wal, @Nullable Long temporary) {
        return orNothing(databases) + orNothing(wal) + orNothing(temporary);
    }

    private static long orNothing(@Nullable Long bytes) {
        return bytes == null ? 0 : bytes;
    }
}
