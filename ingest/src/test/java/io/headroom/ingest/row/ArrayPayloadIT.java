package io.headroom.ingest.row;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** An array takes exactly what PostgreSQL gives it, whatever its elements. */
@PropertyDefaults(tries = 100, edgeCases = EdgeCasesMode.NONE)
class ArrayPayloadIT {
    private static final Sample SAMPLE = Sample.open();
    private static final Map<String, Object> OF_ONE_SIZE = Map.of(
            "int2",
            7,
            "int4",
            7,
            "int8",
            7,
            "bool",
            true,
            "float8",
            1.5,
            "date",
            "2026-01-02",
            "timestamptz",
            "2026-01-02",
            "mood",
            "happy",
            "uuid",
            "a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11");

    @Property(tries = 20)
    void agreesOnArraysOfFixedElements(@ForAll @IntRange(max = 40) int count, @ForAll @IntRange(max = 3) int nulls)
            throws SQLException {
        for (Map.Entry<String, Object> type : OF_ONE_SIZE.entrySet()) {
            assertArrayAgrees(type.getKey(), Values.withNulls(Values.times(type.getValue(), count), nulls));
        }
    }

    @Property
    void agreesOnArraysOfTexts(@ForAll("textLists") List<String> texts, @ForAll @IntRange(max = 3) int nulls)
            throws SQLException {
        assertArrayAgrees("text", Values.withNulls(texts, nulls));
        List<ByteBuffer> delivered = texts.stream()
                .map(text -> ByteBuffer.wrap(text.getBytes(UTF_8)))
                .toList();
        byte[][] bytes = texts.stream().map(text -> text.getBytes(UTF_8)).toArray(byte[][]::new);
        SAMPLE.assertAgrees("bytea[]", SAMPLE.array("bytea", (Object[]) bytes), text -> delivered);
    }

    @Property
    void agreesOnArraysOfNumerics(@ForAll("numericLists") List<String> numbers) throws SQLException {
        assertArrayAgrees("numeric", Values.withNulls(numbers, 1));
    }

    @Property
    void agreesOnArraysOfArrays(@ForAll @IntRange(min = 1, max = 9) int rows) throws SQLException {
        List<Object> matrix = Values.times(List.of(1, 2, 3), rows);
        SAMPLE.assertAgrees("int4[]", "{" + "{1,2,3},".repeat(rows - 1) + "{1,2,3}}", text -> matrix);
    }

    private static void assertArrayAgrees(String type, List<Object> elements) throws SQLException {
        SAMPLE.assertAgrees(type + "[]", SAMPLE.array(type, elements.toArray()), text -> elements);
    }

    @Provide
    Arbitrary<List<String>> textLists() {
        return Values.texts().list().ofMaxSize(12);
    }

    @Provide
    Arbitrary<List<String>> numericLists() {
        return Values.numerics().list().ofMaxSize(10);
    }
}
