package io.headroom.ingest.row;

import java.nio.ByteBuffer;
import java.sql.Array;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Every rule for a type gives exactly the size that PostgreSQL gives it. */
@PropertyDefaults(tries = 100, edgeCases = EdgeCasesMode.NONE)
class PayloadIT {
    private static final Sample SAMPLE = Sample.open();

    @Property
    void agreesOnTexts(@ForAll("texts") String text) throws SQLException {
        SAMPLE.assertAgrees("text", text);
        SAMPLE.assertAgrees("varchar", text);
        SAMPLE.assertAgrees("citext", text);
        SAMPLE.assertAgrees("json", "[" + Values.quoted(text) + ",  1]");
        SAMPLE.assertAgrees("bpchar(200)", text);
    }

    @Property
    void agreesOnBytes(@ForAll byte[] bytes) throws SQLException {
        SAMPLE.assertAgrees("bytea", "\\x" + HexFormat.of().formatHex(bytes), text -> ByteBuffer.wrap(bytes));
    }

    @Property(tries = 500)
    void agreesOnNumerics(@ForAll("numerics") String number) throws SQLException {
        SAMPLE.assertAgrees("numeric", number);
    }

    @Property(tries = 1)
    void agreesOnNumericsThatAreNoNumbers() throws SQLException {
        for (String number : List.of("NaN", "Infinity", "-Infinity", "0", "0.00", "1e-70", "1e300")) {
            SAMPLE.assertAgrees("numeric", number);
        }
    }

    @Property(tries = 500)
    void agreesOnJsonb(@ForAll("documents") String json) throws SQLException {
        SAMPLE.assertAgrees("jsonb", json);
    }

    @Property
    void agreesOnRanges(
            @ForAll @IntRange(max = 9999) int from,
            @ForAll @IntRange(max = 9999) int length,
            @ForAll @IntRange(max = 3) int open)
            throws SQLException {
        boolean noStart = open == 1 || open == 3;
        boolean noEnd = open >= 2;
        String numbers = "[" + (noStart ? "" : from) + "," + (noEnd ? "" : from + length) + "]";
        for (String type : List.of("int4range", "int8range", "numrange")) {
            SAMPLE.assertAgrees(type, numbers);
        }
        LocalDate day = LocalDate.ofEpochDay(from);
        String days = "(" + (noStart ? "" : day) + "," + (noEnd ? "" : day.plusDays(length + 1)) + "]";
        for (String type : List.of("daterange", "tsrange", "tstzrange")) {
            SAMPLE.assertAgrees(type, days);
        }
        SAMPLE.assertAgrees("numrange", "[0.0001," + (from + 1) + ".5]");
        SAMPLE.assertAgrees("int4range", "empty");
    }

    @Property
    void agreesOnBits(@ForAll @IntRange(min = 1, max = 200) int bits) throws SQLException {
        Object delivered = bits == 1 ? Boolean.TRUE : new byte[(bits + 7) / 8];
        SAMPLE.assertAgrees("bit(" + bits + ")", "1".repeat(bits), text -> delivered);
    }

    @Property
    void agreesOnTsvectors(@ForAll("textLists") List<String> texts) throws SQLException {
        String vector = SAMPLE.text("SELECT to_tsvector('simple', ?)::text", String.join(" ", texts));
        Array lexemes = SAMPLE.array(
                "text", texts.stream().filter(text -> !text.isEmpty()).toArray());

        SAMPLE.assertAgrees("tsvector", vector);
        SAMPLE.assertAgrees("tsvector", SAMPLE.text("SELECT array_to_tsvector(?::text[])::text", lexemes));
    }

    @Property
    void agreesOnHstores(@ForAll("textLists") List<String> keys, @ForAll("texts") String value) throws SQLException {
        List<Object> values =
                Values.withNulls(Values.times(value, keys.size()), 1).subList(0, keys.size());
        String store = SAMPLE.text(
                "SELECT hstore(?::text[], ?::text[])::text",
                SAMPLE.array("text", keys.toArray()),
                SAMPLE.array("text", values.toArray()));
        String json = SAMPLE.text("SELECT hstore_to_json(?::hstore)::text", store);

        SAMPLE.assertAgrees("hstore", store, text -> json);
    }

    @Property
    void agreesOnAddresses(@ForAll @IntRange(max = 255) int part) throws SQLException {
        SAMPLE.assertAgrees("inet", "10.1.2." + part + "/24");
        SAMPLE.assertAgrees("inet", "2001:db8::" + part);
        SAMPLE.assertAgrees("cidr", "10.1." + part + ".0/24");
    }

    @Provide
    Arbitrary<String> texts() {
        return Values.texts();
    }

    @Provide
    Arbitrary<List<String>> textLists() {
        return Values.texts().list().ofMaxSize(12);
    }

    @Provide
    Arbitrary<String> numerics() {
        return Values.numerics();
    }

    @Provide
    Arbitrary<String> documents() {
        return Values.documents();
    }
}
