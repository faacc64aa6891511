package io.headroom.ingest.row;

import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;

/** Asks for a time of creation as a number, in the form that the engine gives a timestamp without a time zone. */
final class BirthSql {
    static final Schema SCHEMA = SchemaBuilder.int64()
            .name("io.debezium.time.MicroTimestamp")
            .optional()
            .build();

    private BirthSql() {}

    static boolean tells(TableShape table, String name) {
        return table.streamed().stream()
                .filter(column -> column.name().equals(name))
                .anyMatch(column -> switch (column.typeOrFail().name()) {
                    case "timestamptz", "timestamp", "date" -> true;
                    default -> false;
                });
    }

    /** The number of the day since 1970 in UTC. */
    static String day(String column) {
        return "CASE WHEN isfinite($) THEN floor(extract(epoch FROM $) / 86400)::bigint END".replace("$", column);
    }

    static String of(String column) {
        return "CASE WHEN isfinite($) THEN (extract(epoch FROM $) * 1000000)::bigint END".replace("$", column);
    }
}
