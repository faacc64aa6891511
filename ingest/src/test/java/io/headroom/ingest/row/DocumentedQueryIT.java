package io.headroom.ingest.row;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

/** The query that {@code docs/bytes.md} gives to owners agrees with the pages, and with what the stream says. */
class DocumentedQueryIT {
    private static final Path PAGE = Path.of(System.getProperty("basedir", "ingest"), "..", "docs", "bytes.md");

    private final Sample sample = Sample.open();

    @Test
    void givesTheSumOfAllTuples_whereNothingIsOutOfLine() throws Exception {
        sample.execute("""
                CREATE DOMAIN label AS varchar(40);
                CREATE TABLE "Odd 'Name" (id bigserial, gone int, paid bool, price numeric(12, 2), "a name" text, mail citext, tags text[],
                  details jsonb, status "char", at timestamptz DEFAULT now(), code char(10), label label, j json, ip inet, r int4range);
                ALTER TABLE "Odd 'Name" DROP gone;
                INSERT INTO "Odd 'Name" SELECT i, i % 2 = 0, i / 7.0, repeat('nä', i % 70), 'user' || i, CASE WHEN i % 3 > 0 THEN ARRAY['a', 'tag' || i] END,
                  jsonb_build_object('n', i, 'notes', repeat('x', i % 200)), 'p', now(), 'C' || i, CASE WHEN i % 2 = 0 THEN 'odd' END, '[1, 2]', '10.0.0.1', '[1,5)'
                  FROM generate_series(1, 3000) AS i;
                """);

        String pages = "generate_series(0, pg_relation_size('\"Odd ''Name\"') / 8192 - 1) AS block,"
                + " heap_page_items(get_raw_page('\"Odd ''Name\"', block::int))";
        assertThat(bytes("\"Odd 'Name\""))
                .isEqualTo(Long.parseLong(sample.text("SELECT sum(lp_len) FROM " + pages)))
                .isGreaterThan(3000 * 100);
    }

    @Test
    void givesWhatTheStreamSays_whereValuesAreCompressedAndOutOfLine() throws Exception {
        sample.execute("""
                CREATE TABLE article (id int PRIMARY KEY, title text, body text, meta jsonb, amounts numeric[], raw bytea);
                INSERT INTO article SELECT i, 'Title ' || i, repeat(md5(i::text) || ' lorem ipsum ', i), jsonb_build_object('words',
                    (SELECT array_agg(md5((i + k)::text)) FROM generate_series(1, i % 90) AS k)),
                  ARRAY(SELECT k / 7.0 FROM generate_series(1, i % 40) AS k), sha256(i::text::bytea) FROM generate_series(1, 300) AS i;
                CREATE PUBLICATION rows FOR TABLE article;
                """);
        RowSizer sizer = new RowSizer(sample.shape("article"));
        long streamed = 0;
        try (Deliveries deliveries = new Deliveries(sample.database, "public.article")) {
            for (int row = 0; row < 300; row++) {
                streamed += sizer.size(deliveries.after(), null).knownBytes();
            }
        }

        assertThat(bytes("article")).isCloseTo(streamed, Percentage.withPercentage(0.2));
    }

    @Test
    void givesNothing_forATableWithoutRows() throws Exception {
        sample.execute("CREATE TABLE empty (a int)");

        assertThat(bytes("empty")).isZero();
    }

    private long bytes(String table) throws IOException, SQLException {
        String page = Files.readString(PAGE);
        int from = page.indexOf("```sql\n") + "```sql\n".length();
        String generator = page.substring(from, page.indexOf("\\gexec", from))
                .replace(":'table'", "'" + table.replace("'", "''") + "'");
        try (ResultSet row = sample.connection.createStatement().executeQuery(sample.text(generator))) {
            row.next();
            return row.getLong("bytes");
        }
    }
}
