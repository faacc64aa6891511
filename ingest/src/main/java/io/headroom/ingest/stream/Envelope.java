package io.headroom.ingest.stream;

import io.headroom.core.scope.TableName;
import io.headroom.core.wire.MalformedRecordException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.OptionalLong;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;
import org.jspecify.annotations.Nullable;

/**
 * One record of the engine, with the parts of it that mean something.
 *
 * @param table absent for {@link Event#BEAT}
 * @param transactionId 0 for a seed
 * @param previousCommit end of the commit before this transaction, as the slot saw it; absent for seeds and for the
 *     first transaction of a slot
 * @param at when the transaction committed, or when the snapshot was taken
 * @param last whether this is the very last record of a snapshot
 * @param message what a {@link Event#BEAT} says; empty for all others
 */
public record Envelope(
        Event event,
        @Nullable TableName table,
        long transactionId,
        OptionalLong previousCommit,
        Instant at,
        boolean last,
        String message,
        @Nullable Struct before,
        @Nullable Struct after) {

    private static final int MICROS = 1_000_000;

    /**
     * @throws MalformedRecordException if the record is none that the connector for PostgreSQL makes
     */
    public static Envelope of(SourceRecord record) {
        if (!(record.value() instanceof Struct value)) {
            throw new MalformedRecordException("a record of topic " + record.topic() + " has no structured value");
        }
        Struct source = value.getStruct("source");
        Event event = Event.ofCode(value.getString("op"));
        Long transaction = (Long) optional(source, "txId");
        return new Envelope(
                event,
                event == Event.BEAT ? null : new TableName(source.getString("schema"), source.getString("table")),
                transaction == null || event == Event.SEED ? 0 : transaction,
                event == Event.SEED ? OptionalLong.empty() : previousCommit(source.getString("sequence")),
                instant(source.getInt64("ts_us")),
                "last".equals(source.getString("snapshot")),
                event == Event.BEAT ? message(value) : "",
                (Struct) optional(value, "before"),
                (Struct) optional(value, "after"));
    }

    private static String message(Struct value) {
        Object content = optional(value, "message") instanceof Struct message ? optional(message, "content") : null;
        if (content instanceof ByteBuffer bytes) {
            return StandardCharsets.UTF_8.decode(bytes.duplicate()).toString();
        }
        return content instanceof byte[] bytes ? new String(bytes, StandardCharsets.UTF_8) : "";
    }

    /** Where the table's name is needed and must be there: everything but a heartbeat. */
    public TableName tableName() {
        if (table == null) {
            throw new MalformedRecordException("a " + event + " record names no table");
        }
        return table;
    }

    /** The first element of {@code ["70219056","70219100"]}, which may be a JSON null. */
    static OptionalLong previousCommit(@Nullable String sequence) {
        if (sequence == null || !sequence.startsWith("[\"")) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(Long.parseUnsignedLong(sequence.substring(2, sequence.indexOf('"', 2))));
    }

    private static Instant instant(long micros) {
        return Instant.ofEpochSecond(Math.floorDiv(micros, MICROS), Math.floorMod(micros, MICROS) * 1000L);
    }

    private static @Nullable Object optional(Struct struct, String field) {
        return struct.schema().field(field) == null ? null : struct.get(field);
    }
}
