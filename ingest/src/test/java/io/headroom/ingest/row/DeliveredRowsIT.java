package io.headroom.ingest.row;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.core.change.WideAttribute;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.apache.kafka.connect.data.Struct;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The sizes of rows as Debezium delivers them, which differs by type and by the sort of change. */
class DeliveredRowsIT {
    private static final String TYPES = """
            CREATE TABLE types (id int PRIMARY KEY, i2 int2, i8 int8 DEFAULT 7, num numeric, money money, t text DEFAULT 'x',
              vc varchar(20), bp char(7), b bytea, js json, jb jsonb, u uuid, tz timestamptz, ts timestamp, d date, tm time,
              tmz timetz, iv interval, bo bool, f4 float4, f8 float8, m mood, ia int[], ta text[], na numeric[], ma mood[],
              ja jsonb[], tza timestamptz[], ip inet, cd cidr, mac macaddr, tsv tsvector, x xml, b1 bit, b8 bit(9),
              pt point, r4 int4range, nr numrange, tr tstzrange, h hstore, o oid, ci citext)
            """;
    private static final String FULL_ROW = """
            INSERT INTO types VALUES (%d, 2, 3, 123.4500, 12.5, 'tëxt', 'vc', 'bp', '\\x0102ff', '{"a" : 1}', '{"b": [1, 2.50]}',
              'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11', now(), now(), now(), now(), now(), '1 day', true, 1.5, 2.5, 'ok',
              '{1,2,null}', '{a,"b c"}', '{1.5,200}', '{ok,sad}', '{"{\\"a\\": 1}"}', '{2026-01-02}', '10.0.0.1/24',
              '10.0.0.0/8', '08:00:2b:01:02:03', to_tsvector('simple', 'fat cat sat cat'), '<a>1</a>', '1', '100000001', '(1,2)',
              '[1,5)', '[1.5,3)', '[2026-01-01,)', 'k=>v, k2=>NULL', 42, 'Citext')
            """;

    private Sample sample;

    @BeforeEach
    void open() {
        sample = Sample.open();
    }

    @AfterEach
    void close() throws Exception {
        sample.connection.close();
    }

    @Test
    void sizesEveryTypeAsThePageDoes_inSnapshotAndStream() throws Exception {
        sample.execute(TYPES + ";" + FULL_ROW.formatted(1) + ";INSERT INTO types (id, i8, t) VALUES (2, NULL, NULL);"
                + "CREATE PUBLICATION rows FOR TABLE types");
        RowSizer sizer = new RowSizer(sample.shape("types"));

        try (Deliveries deliveries = new Deliveries(sample.database, "public.types")) {
            for (int id = 1; id <= 2; id++) {
                assertThat(sizer.size(deliveries.after(), null).baseBytes()).isEqualTo(onPage(id));
            }
            deliveries.streaming(sample);
            sample.execute(FULL_ROW.formatted(3) + "; INSERT INTO types (id, i8, t) VALUES (4, NULL, NULL)");
            for (int id = 3; id <= 4; id++) {
                Struct after = deliveries.after();
                assertThat(sizer.understands(after)).isTrue();
                assertThat(sizer.size(after, null).baseBytes()).isEqualTo(onPage(id));
            }
        }
        assertThat(sizer.estimated()).isEmpty();
    }

    private long onPage(int id) throws Exception {
        return sample.tupleLength("types", "id = " + id);
    }

    @Test
    void keepsAnUnchangedValueApart_soThatTheSumIsThatOfTheWholeRow() throws Exception {
        sample.execute("""
                CREATE TABLE wide (id int PRIMARY KEY, n int, t text, b bytea, j jsonb, js json, ta text[], ia int[], la bigint[],
                  ba bytea[], ua uuid[], h hstore, x xml, tv tsvector, num numeric, ci citext, poly polygon, p path);
                """);
        TableShape table = published("wide");
        RowSizer sizer = new RowSizer(table);

        try (Deliveries deliveries = new Deliveries(sample.database, "public.wide").streaming(sample)) {
            sample.execute("""
                    INSERT INTO wide SELECT 1, 1, t, t::bytea, to_jsonb(ta), to_json(t), ta, ia, ia::bigint[],
                        array_agg(a::bytea), array_agg(md5(a)::uuid), hstore('k', t), ('<a>' || t || '</a>')::xml,
                        array_to_tsvector(ta), repeat('123456789', 900)::numeric, t,
                        polygon(700, '((0,0),1)'), path(polygon(700, '((0,0),1)'))
                      FROM (SELECT string_agg(md5(i::text), '') AS t, array_agg(md5(i::text)) AS ta, array_agg(i) AS ia
                              FROM generate_series(1, 900) AS i) AS s, unnest(ta) AS a GROUP BY t, ta, ia
                    """);
            RowSize inserted = sizer.size(deliveries.after(), null);
            sample.execute("UPDATE wide SET n = 2");
            RowSize updated = sizer.size(deliveries.after(), null);

            assertThat(inserted.wide()).hasSize(16).allMatch(WideAttribute.Sized.class::isInstance);
            assertThat(updated.wide()).hasSize(16).allMatch(WideAttribute.Unchanged.class::isInstance);
            assertThat(updated.baseBytes()).isEqualTo(inserted.baseBytes());
            assertThat(apart(inserted, "t", "b", "j", "js", "ta", "ia", "la", "ba", "ua", "h", "x", "tv", "num", "ci"))
                    .isEqualTo(outOfLine(
                            table, "t", "b", "j", "js", "ta", "ia", "la", "ba", "ua", "h", "x", "tv", "num", "ci"));
            assertThat(sizer.estimated()).containsExactly("poly", "p");
        }
    }

    @Test
    void takesANullForAnUnchangedValue_whereDebeziumMakesNoDifference() throws Exception {
        sample.execute(
                "CREATE TABLE mute (id int PRIMARY KEY, n int, ip inet[], na numeric[], tz timestamptz[], vb varbit)");
        RowSizer sizer = new RowSizer(published("mute"));

        try (Deliveries deliveries = new Deliveries(sample.database, "public.mute").streaming(sample)) {
            sample.execute("""
                    INSERT INTO mute SELECT 1, 1, array_agg('10.0.0.1'::inet), array_agg(i / 7.0), array_agg(now()), repeat('10', 9999)::varbit
                      FROM generate_series(1, 900) AS i
                    """);
            RowSize inserted = sizer.size(deliveries.after(), null);
            sample.execute("UPDATE mute SET n = 2");
            RowSize updated = sizer.size(deliveries.after(), null);

            assertThat(inserted.wide()).hasSize(4).allMatch(WideAttribute.Sized.class::isInstance);
            assertThat(updated.wide()).hasSize(4).allMatch(WideAttribute.Unchanged.class::isInstance);
            assertThat(updated.baseBytes()).isEqualTo(inserted.baseBytes());
        }
    }

    /** Publishes a table whose large values are stored out of line, and never compressed. */
    private TableShape published(String table) throws Exception {
        for (Column column : sample.shape(table).columns()) {
            if (column.type() != null && column.type().packable()) {
                sample.execute("ALTER TABLE " + table + " ALTER " + column.name() + " SET STORAGE EXTERNAL");
            }
        }
        sample.execute("CREATE PUBLICATION rows FOR TABLE " + table);
        return sample.shape(table);
    }

    private static long apart(RowSize size, String... columns) {
        return size.wide().stream()
                .limit(columns.length)
                .mapToLong(wide -> ((WideAttribute.Sized) wide).bytes())
                .sum();
    }

    /** What PostgreSQL keeps out of line, to which a header and the rounding come. */
    private long outOfLine(TableShape table, String... columns) throws Exception {
        return Long.parseLong(sample.text(Arrays.stream(columns)
                .map(column -> "((pg_column_size(" + column + ") + 7) / 4 * 4)")
                .collect(Collectors.joining(" + ", "SELECT ", " FROM " + table.name()))));
    }
}
