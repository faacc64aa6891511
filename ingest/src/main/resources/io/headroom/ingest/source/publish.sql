-- Lets role {role} publish tables of this database that it does not own, and nothing else. Run once in the database,
-- as a superuser or as a role that belongs to the owners of all tables and has CREATE on the database.
BEGIN;
CREATE SCHEMA IF NOT EXISTS headroom;
ALTER SCHEMA headroom OWNER TO CURRENT_USER;
DROP FUNCTION IF EXISTS {function}(regclass[]);
CREATE FUNCTION {function}(wanted regclass[]) RETURNS TABLE (refused oid, reason text)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
DECLARE
  one record;
  kept oid[] := '{}';
  added text[] := '{}';
  each text;
BEGIN
  IF NOT EXISTS (SELECT FROM pg_publication WHERE pubname = '{publication}') THEN
    CREATE PUBLICATION {publication} WITH {options};
  ELSIF NOT (SELECT pubinsert AND pubupdate AND pubdelete AND pubtruncate AND pubviaroot
             FROM pg_publication WHERE pubname = '{publication}') THEN
    ALTER PUBLICATION {publication} SET {options};
  END IF;
  -- A table whose rows PostgreSQL cannot tell apart would make the application's own updates and deletes fail.
  FOR one IN
    SELECT c.oid AS id, m.prrelid IS NOT NULL AS member,
           CASE WHEN c.relkind = 'p' THEN '' ELSE 'ONLY ' END || format('%I.%I', n.nspname, c.relname) AS listed,
           CASE
             WHEN c.relkind NOT IN ('r', 'p') OR c.relispartition OR c.relpersistence <> 'p'
                  OR n.nspname ~ '^pg_' OR n.nspname = 'information_schema' THEN 'it is no table of its own'
             WHEN NOT has_table_privilege(session_user, c.oid, 'SELECT') THEN 'the caller may not read it'
             WHEN (c.relkind = 'p' AND NOT EXISTS (SELECT FROM pg_index i WHERE i.indrelid = c.oid AND i.indisprimary))
                  OR EXISTS (
                    SELECT FROM (SELECT c.oid AS id UNION SELECT relid::oid FROM pg_partition_tree(c.oid)) t
                    JOIN pg_class l ON l.oid = t.id
                    WHERE l.relkind = 'r' AND l.relreplident <> 'f' AND NOT EXISTS (
                      SELECT FROM pg_index i WHERE i.indrelid = l.oid AND i.indisvalid AND i.indimmediate
                      AND CASE l.relreplident WHEN 'd' THEN i.indisprimary WHEN 'i' THEN i.indisreplident ELSE false END))
               THEN 'its rows have no key: updates and deletes would fail'
             WHEN current_setting('server_version_num')::int >= 180000 AND EXISTS (
                    SELECT FROM pg_attribute a
                    WHERE a.attrelid = c.oid AND a.attnum > 0 AND a.attgenerated <> '' AND (
                      EXISTS (SELECT FROM pg_index i WHERE i.indrelid = c.oid AND a.attnum = ANY (i.indkey::int2[])
                              AND CASE c.relreplident WHEN 'd' THEN i.indisprimary ELSE i.indisreplident END)
                      OR EXISTS (SELECT FROM (SELECT c.oid AS id UNION SELECT relid::oid FROM pg_partition_tree(c.oid)) t
                                 JOIN pg_class l ON l.oid = t.id WHERE l.relreplident = 'f')))
               THEN 'its replica identity has generated columns: updates would fail'
           END AS obstacle
    FROM (SELECT DISTINCT w::oid AS id FROM unnest(wanted) w) w
    JOIN pg_class c ON c.oid = w.id
    JOIN pg_namespace n ON n.oid = c.relnamespace
    LEFT JOIN (SELECT r.prrelid FROM pg_publication_rel r JOIN pg_publication p ON p.oid = r.prpubid
               WHERE p.pubname = '{publication}') m ON m.prrelid = c.oid
  LOOP
    IF one.obstacle IS NOT NULL THEN
      RETURN QUERY SELECT one.id, one.obstacle;
    ELSIF one.member THEN
      kept := kept || one.id;
    ELSE
      added := added || one.listed;
    END IF;
  END LOOP;
  FOR each IN
    SELECT format('%I.%I', n.nspname, c.relname)
    FROM pg_publication p JOIN pg_publication_rel r ON r.prpubid = p.oid
    JOIN pg_class c ON c.oid = r.prrelid JOIN pg_namespace n ON n.oid = c.relnamespace
    LEFT JOIN unnest(kept) k ON k = c.oid
    WHERE p.pubname = '{publication}' AND k IS NULL
  LOOP
    EXECUTE 'ALTER PUBLICATION {publication} DROP TABLE ONLY ' || each;
  END LOOP;
  IF cardinality(added) = 0 THEN
    RETURN;
  END IF;
  BEGIN
    EXECUTE 'ALTER PUBLICATION {publication} ADD TABLE ' || array_to_string(added, ', ');
  EXCEPTION WHEN insufficient_privilege THEN
    FOREACH each IN ARRAY added LOOP
      BEGIN
        EXECUTE 'ALTER PUBLICATION {publication} ADD TABLE ' || each;
      EXCEPTION WHEN insufficient_privilege THEN
        RETURN QUERY SELECT regexp_replace(each, '^ONLY ', '')::regclass::oid, SQLERRM;
      END;
    END LOOP;
  END;
END $$;
REVOKE ALL ON FUNCTION {function}(regclass[]) FROM PUBLIC;
GRANT USAGE ON SCHEMA headroom TO {role};
GRANT EXECUTE ON FUNCTION {function}(regclass[]) TO {role};
COMMIT;
