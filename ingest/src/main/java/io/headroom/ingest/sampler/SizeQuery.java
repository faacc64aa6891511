package io.headroom.ingest.sampler;

import java.sql.SQLException;

/** The statement that measures a batch of relations. */
final class SizeQuery {
    /** Up to this size the free space map of a table is added up; beyond, that would take longer than it is worth. */
    private static final long MAPPED_UP_TO = 256L << 20;

    /** Only of the extension's own schema: asked about others, PostgreSQL may say that they are none of our business. */
    private static final String FREE_SPACE_MAP = """
            SELECT quote_ident(n.nspname) FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace
             WHERE CASE WHEN e.extname = 'pg_freespacemap' THEN has_function_privilege(
                     to_regprocedure(format('%I.pg_freespace(regclass)', n.nspname)), 'EXECUTE') END
            """;

    /**
     * The statistics know about rows sooner than the catalogue, but begin anew after a crash. The mean width is known
     * only if that of every column is.
     */
    private static final String SIZES = """
            SELECT c.oid,
                   pg_relation_size(c.oid, 'main') + pg_relation_size(c.oid, 'fsm') + pg_relation_size(c.oid, 'vm'),
                   pg_indexes_size(c.oid),
                   CASE WHEN c.reltoastrelid = 0 THEN 0 ELSE pg_total_relation_size(c.reltoastrelid) END,
                   CASE WHEN pg_stat_get_live_tuples(c.oid) > 0 THEN pg_stat_get_live_tuples(c.oid)
                        WHEN c.reltuples >= 0 THEN c.reltuples::bigint END,
                   pg_stat_get_dead_tuples(c.oid),
                   pg_stat_get_tuples_inserted(c.oid),
                   pg_stat_get_tuples_updated(c.oid),
                   pg_stat_get_tuples_deleted(c.oid),
                   pg_stat_get_last_vacuum_time(c.oid),
                   pg_stat_get_last_autovacuum_time(c.oid),
                   pg_stat_get_last_analyze_time(c.oid),
                   pg_stat_get_last_autoanalyze_time(c.oid),
                   pg_relation_size(c.oid, 'main'),
                   width.bytes,
                   %s,
                   n.nspname, c.relname,
                   EXISTS (SELECT FROM pg_constraint f WHERE f.contype = 'f' AND f.confrelid = c.oid)
              FROM pg_class c
              JOIN pg_namespace n ON n.oid = c.relnamespace
              LEFT JOIN LATERAL (
                SELECT CASE WHEN count(*) >= (SELECT count(*) FROM pg_attribute a
                                               WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped)
                            THEN coalesce(sum((1 - s.null_frac) * s.avg_width), 0)::float8 END AS bytes
                  FROM pg_stats s
                 WHERE s.schemaname = n.nspname AND s.tablename = c.relname AND NOT s.inherited) width ON true
             WHERE c.oid = ANY (?::bigint[]::oid[])
            """;

    private SizeQuery() {}

    static String of(Asking asking) throws SQLException {
        String schema = asking.ask(FREE_SPACE_MAP, rows -> rows.next() ? rows.getString(1) : "", unknown -> {});
        String mapped = schema == null || schema.isEmpty()
                ? "NULL::bigint"
                : "CASE WHEN pg_relation_size(c.oid, 'main') <= " + MAPPED_UP_TO
                        + " THEN (SELECT coalesce(sum(avail), 0) FROM " + schema + ".pg_freespace(c.oid)) END";
        return SIZES.formatted(mapped);
    }
}
