package io.headroom.ingest.row;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import java.util.Random;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.Provide;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;

/**
 * Our size of a row that is small enough to stay in one piece is exactly the length of the tuple on its page: header,
 * null bitmap, order and alignment of every attribute.
 */
@PropertyDefaults(tries = 60, edgeCases = EdgeCasesMode.NONE)
class RowLayoutIT {
    private static final Sample SAMPLE = Sample.open();
    private static final List<String> TYPES = List.of(
            "bool",
            "int2",
            "int4",
            "int8",
            "float4",
            "date",
            "timetz",
            "interval",
            "uuid",
            "point",
            "mood",
            "macaddr",
            "text",
            "numeric",
            "jsonb",
            "inet",
            "int4range",
            "name",
            "\"char\"",
            "citext");

    private int tables;

    @Property
    void agreesWithThePage(@ForAll("types") List<String> types, @ForAll Random random) throws SQLException {
        String table = create(types);
        assertAgrees(table, types, random);
    }

    @Property(tries = 30)
    void agreesWithThePage_whereColumnsWereDroppedAndAdded(@ForAll("types") List<String> types, @ForAll Random random)
            throws SQLException {
        String table = create(types.subList(0, types.size() / 2));
        SAMPLE.execute("ALTER TABLE " + table + " ADD gone bytea; ALTER TABLE " + table + " DROP gone");
        for (int i = types.size() / 2; i < types.size(); i++) {
            SAMPLE.execute("ALTER TABLE " + table + " ADD c" + i + " " + types.get(i));
        }
        assertAgrees(table, types, random);
    }

    @Property(tries = 30)
    void agreesWithThePage_whereStorageIsPlain(@ForAll("types") List<String> types, @ForAll Random random)
            throws SQLException {
        String table = create(types);
        for (int i = 0; i < types.size(); i++) {
            if (random.nextBoolean()) {
                SAMPLE.execute("ALTER TABLE " + table + " ALTER c" + i + " SET STORAGE PLAIN");
            }
        }
        assertAgrees(table, types, random);
    }

    @Provide
    Arbitrary<List<String>> types() {
        return Arbitraries.of(TYPES).list().ofMinSize(1).ofMaxSize(12);
    }

    private String create(List<String> types) throws SQLException {
        String table = "layout_" + System.identityHashCode(this) + "_" + tables++;
        String columns = IntStream.range(0, types.size())
                .mapToObj(i -> "c" + i + " " + types.get(i))
                .collect(Collectors.joining(", "));
        SAMPLE.execute("DROP TABLE IF EXISTS " + table + "; CREATE TABLE " + table + " (" + columns + ")");
        return table;
    }

    private void assertAgrees(String table, List<String> types, Random random) throws SQLException {
        RowSizer sizer = new RowSizer(SAMPLE.shape(table));
        Schema schema = schema(types);
        for (int row = 0; row < 3; row++) {
            Struct image = new Struct(schema);
            StringJoiner literals = new StringJoiner(", ");
            for (int i = 0; i < types.size(); i++) {
                String text = random.nextInt(4) == 0 ? null : value(types.get(i), random);
                image.put("c" + i, text);
                literals.add(text == null ? "NULL" : "'" + text + "'");
            }
            SAMPLE.execute("TRUNCATE " + table + "; INSERT INTO " + table + " VALUES (" + literals + ")");

            assertThat(sizer.size(image, null))
                    .as("%s (%s)", types, literals)
                    .isEqualTo(new RowSize(SAMPLE.tupleLength(table, "true"), List.of()));
        }
        SAMPLE.execute("DROP TABLE " + table);
    }

    /** Values of a fixed length are not looked at, so their text will do. */
    private static Schema schema(List<String> types) {
        SchemaBuilder schema = SchemaBuilder.struct();
        IntStream.range(0, types.size()).forEach(i -> schema.field("c" + i, Schema.OPTIONAL_STRING_SCHEMA));
        return schema.build();
    }

    private static String value(String type, Random random) {
        return switch (type) {
            case "bool" -> "true";
            case "date", "timetz" -> "2026-01-02 03:04:05+02";
            case "interval" -> "3 days";
            case "uuid" -> "a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11";
            case "point" -> "(1,2)";
            case "mood" -> "ok";
            case "macaddr" -> "08:00:2b:01:02:03";
            case "inet" -> random.nextBoolean() ? "10.0.0.1" : "::1";
            case "int4range" -> "[1," + (2 + random.nextInt(5)) + ")";
            case "numeric" -> random.nextInt(1_000_000) + "." + "7".repeat(1 + random.nextInt(200));
            case "jsonb" -> "{\"a\": [1, \"" + "ä".repeat(random.nextInt(80)) + "\", {}]}";
            case "text", "citext" -> "é".repeat(random.nextInt(80));
            case "name" -> "n";
            default -> Integer.toString(random.nextInt(10));
        };
    }
}
