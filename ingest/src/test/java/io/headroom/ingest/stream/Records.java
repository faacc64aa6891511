package io.headroom.ingest.stream;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;
import org.jspecify.annotations.Nullable;

/** Records as the connector makes them, for a table {@code public.booking (id, tenant_id, note)}. */
final class Records {
    static final Schema ROW = SchemaBuilder.struct()
            .optional()
            .field("id", Schema.OPTIONAL_INT64_SCHEMA)
            .field("tenant_id", Schema.OPTIONAL_STRING_SCHEMA)
            .field("note", Schema.OPTIONAL_STRING_SCHEMA)
            .build();

    private static final Schema SOURCE = SchemaBuilder.struct()
            .field("schema", Schema.STRING_SCHEMA)
            .field("table", Schema.STRING_SCHEMA)
            .field("txId", Schema.OPTIONAL_INT64_SCHEMA)
            .field("sequence", Schema.OPTIONAL_STRING_SCHEMA)
            .field("ts_us", Schema.OPTIONAL_INT64_SCHEMA)
            .field("snapshot", Schema.OPTIONAL_STRING_SCHEMA)
            .build();
    private static final Schema VALUE = SchemaBuilder.struct()
            .field("op", Schema.STRING_SCHEMA)
            .field("source", SOURCE)
            .field("before", ROW)
            .field("after", ROW)
            .build();
    private static final Schema CONTENT = SchemaBuilder.struct()
            .field("prefix", Schema.STRING_SCHEMA)
            .field("content", Schema.OPTIONAL_BYTES_SCHEMA)
            .build();
    private static final Schema MESSAGE = SchemaBuilder.struct()
            .field("op", Schema.STRING_SCHEMA)
            .field("source", SOURCE)
            .field("message", CONTENT)
            .build();

    private Records() {}

    static Struct row(long id, @Nullable String tenant, String note) {
        return new Struct(ROW).put("id", id).put("tenant_id", tenant).put("note", note);
    }

    /** @param sequence as the connector writes it, null included */
    static SourceRecord change(
            String op, long transaction, String sequence, @Nullable Struct before, @Nullable Struct after) {
        Struct source = source("booking", transaction, sequence, null);
        return record(
                VALUE,
                new Struct(VALUE)
                        .put("op", op)
                        .put("source", source)
                        .put("before", before)
                        .put("after", after));
    }

    static SourceRecord beat(long transaction, String sequence) {
        return message(transaction, sequence, "heartbeat");
    }

    static SourceRecord message(long transaction, String sequence, String text) {
        Struct content = new Struct(CONTENT)
                .put("prefix", "headroom")
                .put("content", ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
        return record(
                MESSAGE,
                new Struct(MESSAGE)
                        .put("op", "m")
                        .put("source", source("", transaction, sequence, null))
                        .put("message", content));
    }

    private static Struct source(String table, long transaction, String sequence, @Nullable String snapshot) {
        return new Struct(SOURCE)
                .put("schema", table.isEmpty() ? "" : "public")
                .put("table", table)
                .put("txId", transaction)
                .put("sequence", sequence)
                .put("ts_us", 1_700_000_000_000_000L)
                .put("snapshot", snapshot);
    }

    private static SourceRecord record(Schema schema, Struct value) {
        return new SourceRecord(Map.of(), Map.of(), "topic", schema, value);
    }
}
