package io.headroom.ingest.capture;

import static io.headroom.ingest.capture.Watched.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.core.footprint.Footprint;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * A row comes to the same whether it was seeded or streamed: as many bytes, and the same key. Rows of one table are
 * seeded and those of its twin streamed; then every seeded row is deleted, which nothing but an equal key can find.
 */
class SeedEqualsStreamIT {
    private static final String COLUMNS = """
            (id int, tenant_id int, i2 int2, i8 int8, num numeric, amount numeric(12, 2), money money, t text, vc varchar(20),
             bp char(7), b bytea, js json, jb jsonb, u uuid, tz timestamptz, ts timestamp, ts3 timestamp(3), tz0 timestamptz(0),
             d date, tm time, tmz timetz, iv interval, bo bool, f4 float4, f8 float8, m mood, ia int[], ta text[], na numeric[],
             ja jsonb[], ip inet, cd cidr, mac macaddr, tsv tsvector, x xml, b1 bit, b8 bit(9), pt point, r4 int4range,
             nr numrange, tr tstzrange, h hstore, o oid, ci citext, lab label, path path, vb varbit)
            """;
    private static final String VALUES = """
            SELECT i, i % 5, i % 100, i * 10000000000, i / 7.0, i / 3.0, i / 2.0, repeat('nä' || i, i % 60),
              CASE WHEN i % 3 > 0 THEN left(md5(i::text), i % 20) END, left(md5(i::text), i % 7),
              decode(repeat(md5(i::text), i % 5), 'hex'), to_json(repeat(E'x\\t"', i % 30)),
              jsonb_build_object('n', i / 9.0, 'tags', (SELECT jsonb_agg(md5(k::text)) FROM generate_series(1, i % 40) k)),
              md5(i::text)::uuid, now() - i * interval '1.5 hours', now() - i * interval '1.7 days', now() - i * interval '1 second',
              now() - i * interval '1 minute', current_date - i, localtime, '10:11:12+02', i * interval '1 day 2 seconds 3 ms', i % 2 = 0,
              i / 7.0, i / 9.0, 'ok', ARRAY[i, NULL, 3], CASE WHEN i % 4 > 0 THEN ARRAY['a', 'tag' || i, NULL] END, ARRAY[i / 7.0],
              ARRAY['{"a": 1}'::jsonb], '10.0.0.1/24', '10.1.0.0/16', '08:00:2b:01:02:03', to_tsvector('simple', 'fat cat ' || i),
              '<a>1</a>', (i % 2)::int::bit, (i % 400)::bit(9), point(i, 2), int4range(i, i + 5), numrange(i / 7.0, i + 1.5),
              tstzrange('2026-01-01', NULL), hstore('k', 'v' || i), i, 'Citext' || i, left('label' || i, 9), '[(0,0),(1,1)]', '101'
            FROM generate_series(1, 400) i
            """;
    private static final String[] TYPES = {
        "CREATE EXTENSION hstore",
        "CREATE EXTENSION citext",
        "CREATE TYPE mood AS ENUM ('sad', 'ok')",
        "CREATE DOMAIN label AS varchar(40) CHECK (VALUE <> 'no')"
    };

    @Test
    void aRowHasTheSameSizeAndKey_whateverItsTypes() throws Exception {
        try (Watched shop = new Watched("typed", TYPES)) {
            shop.sql(
                    "CREATE TABLE seeded " + COLUMNS,
                    "CREATE TABLE streamed " + COLUMNS,
                    "ALTER TABLE seeded REPLICA IDENTITY FULL",
                    "ALTER TABLE streamed REPLICA IDENTITY FULL",
                    "INSERT INTO seeded " + VALUES,
                    "INSERT INTO seeded (id) VALUES (0), (NULL)");
            try (ChangeLog log = shop.startStreaming().log()) {
                shop.sql("INSERT INTO streamed SELECT * FROM seeded");

                await().untilAsserted(() ->
                        assertThat(table(log, shop, "streamed")).hasSize(6).isEqualTo(table(log, shop, "seeded")));

                shop.sql("DELETE FROM seeded");
                await().untilAsserted(
                                () -> assertThat(table(log, shop, "seeded")).isEmpty());
            }
        }
    }

    @Test
    void aLargeRowHasTheSameSize_compressedOrOutOfLine() throws Exception {
        String columns =
                "(id int PRIMARY KEY, tenant_id int, body text, raw bytea, meta jsonb, tags text[], amount numeric)";
        try (Watched shop = new Watched(
                        "large",
                        "CREATE TABLE seeded " + columns,
                        "CREATE TABLE streamed " + columns,
                        "INSERT INTO seeded SELECT i, i % 3, repeat(md5(i::text), i), decode(repeat('00', i * 50), 'hex'),"
                                + " jsonb_build_object('words', (SELECT jsonb_agg(md5(k::text)) FROM generate_series(1, i) k)),"
                                + " ARRAY(SELECT md5(k::text) FROM generate_series(1, i % 90) k), repeat('123456789', i)::numeric"
                                + " FROM generate_series(1, 200) i");
                ChangeLog log = shop.startStreaming().log()) {
            shop.sql("INSERT INTO streamed SELECT * FROM seeded");

            await().untilAsserted(() ->
                    assertThat(table(log, shop, "streamed")).hasSize(3).isEqualTo(table(log, shop, "seeded")));
        }
    }

    private static Map<String, Footprint> table(ChangeLog log, Watched shop, String table) {
        Map<String, Footprint> byTenant = new TreeMap<>();
        log.read().footprints(shop.name).forEach((scope, footprint) -> {
            if (scope.startsWith(table + "/")) {
                byTenant.put(scope.substring(table.length()), footprint);
            }
        });
        return byTenant;
    }
}
