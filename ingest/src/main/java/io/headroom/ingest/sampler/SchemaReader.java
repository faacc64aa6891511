package io.headroom.ingest.sampler;

import io.headroom.core.readiness.ForeignKeyFacts;
import io.headroom.core.readiness.ForeignKeyFacts.ForeignKey;
import io.headroom.core.readiness.PrimaryKeyFacts;
import io.headroom.core.readiness.PrimaryKeyFacts.Keyless;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Finds foreign keys without an index and tables without a primary key, in every schema that is not PostgreSQL's own. */
final class SchemaReader {
    private static final String OWN = "n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'"
            + " AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid"
            + " AND d.deptype = 'e')";

    /**
     * An index serves if its first columns are those of the key, in any order, and it holds every row that refers. Columns
     * that it only includes do not count, nor does an index that is being built.
     */
    static final String FOREIGN_KEYS = """
            SELECT n.nspname, c.relname, k.conname,
                   (SELECT array_agg(quote_ident(a.attname) ORDER BY u.place)
                      FROM unnest(k.conkey) WITH ORDINALITY u (attnum, place)
                      JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = u.attnum),
                   greatest(c.relpages, 0)::bigint * current_setting('block_size')::int, c.relkind = 'p',
                   count(*) OVER ()
              FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid JOIN pg_namespace n ON n.oid = c.relnamespace
             WHERE k.contype = 'f' AND k.conparentid = 0 AND %s
               AND NOT EXISTS (
                     SELECT FROM pg_index i JOIN pg_class x ON x.oid = i.indexrelid JOIN pg_am m ON m.oid = x.relam
                      WHERE i.indrelid = k.conrelid AND i.indisvalid AND m.amname IN ('btree', 'hash')
                        AND i.indnkeyatts >= cardinality(k.conkey)
                        AND (i.indkey::int2[])[0:cardinality(k.conkey) - 1] @> k.conkey
                        AND (i.indpred IS NULL
                             OR pg_get_expr(i.indpred, i.indrelid) = (
                                  SELECT '(' || quote_ident(a.attname) || ' IS NOT NULL)' FROM pg_attribute a
                                   WHERE a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
                                     AND cardinality(k.conkey) = 1)))
             ORDER BY c.relpages DESC, n.nspname, c.relname, k.conname LIMIT 50
            """.formatted(OWN);

    static final String PRIMARY_KEYS = """
            SELECT n.nspname, c.relname, greatest(c.relpages, 0)::bigint * current_setting('block_size')::int,
                   c.relkind = 'p', CASE WHEN c.relkind = 'r' THEN (
                     SELECT quote_ident(x.relname)
                       FROM pg_index i JOIN pg_class x ON x.oid = i.indexrelid JOIN pg_am m ON m.oid = x.relam
                      WHERE i.indrelid = c.oid AND i.indisunique AND i.indisvalid AND i.indimmediate
                        AND i.indpred IS NULL AND i.indexprs IS NULL AND m.amname = 'btree'
                        AND NOT EXISTS (
                              SELECT FROM unnest(i.indkey::int2[]) u (attnum)
                                JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = u.attnum
                               WHERE NOT a.attnotnull)
                        AND NOT EXISTS (SELECT FROM pg_constraint k WHERE k.conindid = i.indexrelid)
                      ORDER BY i.indnatts, x.relname LIMIT 1) END,
                   count(*) OVER ()
              FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
             WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition AND c.relpersistence <> 't' AND %s
               AND NOT EXISTS (SELECT FROM pg_constraint k WHERE k.conrelid = c.oid AND k.contype = 'p')
             ORDER BY c.relpages DESC, n.nspname, c.relname LIMIT 50
            """.formatted(OWN);

    ForeignKeyFacts foreignKeys(ResultSet rows) throws SQLException {
        List<ForeignKey> found = new ArrayList<>();
        int total = 0;
        while (rows.next()) {
            String[] columns = (String[]) rows.getArray(4).getArray();
            found.add(new ForeignKey(
                    rows.getString(1),
                    rows.getString(2),
                    rows.getString(3),
                    List.of(columns),
                    rows.getLong(5),
                    rows.getBoolean(6)));
            total = rows.getInt(7);
        }
        return new ForeignKeyFacts(found, total);
    }

    PrimaryKeyFacts primaryKeys(ResultSet rows) throws SQLException {
        List<Keyless> found = new ArrayList<>();
        int total = 0;
        while (rows.next()) {
            found.add(new Keyless(
                    rows.getString(1), rows.getString(2), rows.getLong(3), rows.getBoolean(4), rows.getString(5)));
            total = rows.getInt(6);
        }
        return new PrimaryKeyFacts(found, total);
    }
}
