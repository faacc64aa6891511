package io.headroom.ingest.capture;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;

/**
 * Tables of which one alone names tenants, with rows that have no parent, and rows whose parent or whose parent's parent is
 * not there. Keys have several columns, in another order than their references, and other widths than those.
 */
final class Family {
    static final String TENANTS = "tenant: { column: tenantId }";

    static final String[] TABLES = {
        "CREATE TABLE \"Person\" (part int, \"Id\" text, \"tenantId\" int, born text, PRIMARY KEY (part, \"Id\"))",
        "CREATE TABLE project (id bigint PRIMARY KEY, part smallint NOT NULL DEFAULT 1, person varchar(20) NOT NULL,"
                + " FOREIGN KEY (person, part) REFERENCES \"Person\" (\"Id\", part) ON DELETE CASCADE)",
        "CREATE TABLE plan (id int PRIMARY KEY, project int REFERENCES project ON DELETE SET NULL,"
                + " created_at timestamptz NOT NULL DEFAULT '2026-10-20 10:00Z')",
        "INSERT INTO \"Person\" SELECT 1, 'p' || g, nullif(g % 3, 0) FROM generate_series(0, 5) g",
        "INSERT INTO project SELECT g, 1, 'p' || g % 6 FROM generate_series(1, 12) g",
        "INSERT INTO plan SELECT g, nullif(1 + g % 13, 13) FROM generate_series(1, 300) g",
        "SET session_replication_role = replica",
        "INSERT INTO project VALUES (90, 1, 'nobody'), (91, 2, 'p1')",
        "INSERT INTO plan SELECT g, 88 + g % 4 FROM generate_series(1001, 1020) g"
    };

    private static final String JOINED = """
            SELECT 'Person/' || $, count(*) FROM "Person" o GROUP BY 1
            UNION ALL SELECT 'project/' || CASE WHEN o.part IS NULL THEN '.unresolved' ELSE $ END, count(*)
              FROM project p LEFT JOIN "Person" o ON (o.part, o."Id") = (p.part, p.person) GROUP BY 1
            UNION ALL SELECT 'plan/' || CASE WHEN c.project IS NOT NULL AND o.part IS NULL THEN '.unresolved' ELSE $ END,
                count(*)
              FROM plan c LEFT JOIN project p ON p.id = c.project
              LEFT JOIN "Person" o ON (o.part, o."Id") = (p.part, p.person) GROUP BY 1""";

    private Family() {}

    /** What SQL counts, in the form of {@link ChangeLog#rows}. */
    static Map<String, Long> counts(Watched watched) throws SQLException {
        return counts(watched, "o.\"tenantId\"::text");
    }

    /** @param tenant of table {@code Person}, which is {@code o} */
    static Map<String, Long> counts(Watched watched, String tenant) throws SQLException {
        Map<String, Long> counts = new TreeMap<>();
        try (Connection connection = watched.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(JOINED.replace("$", "coalesce(" + tenant + ", '.null')"))) {
            while (row.next()) {
                counts.put(row.getString(1), row.getLong(2));
            }
        }
        return counts;
    }
}
