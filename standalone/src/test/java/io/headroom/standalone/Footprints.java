package io.headroom.standalone;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Rows by table and tenant, as the API says and as SQL counts. */
final class Footprints {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Footprints() {}

    /** Asks the API for the body of a path. */
    interface Asking {
        String get(String path) throws IOException, InterruptedException;
    }

    /** {@code public.booking/42 → rows}, without what has no rows. */
    static Map<String, Long> fromApi(Asking headroom, String database) throws IOException, InterruptedException {
        Map<String, Long> rows = new TreeMap<>();
        String cursor = "";
        do {
            JsonNode page = JSON.readTree(
                    headroom.get("/api/v1/databases/" + database + "/footprints?by=tenantTable&limit=1000" + cursor));
            page.path("items").forEach(item -> {
                boolean tenant = item.path("tenantKind").asText().equals("TENANT");
                String name = tenant
                        ? item.path("tenant").asText()
                        : item.path("tenantKind").asText();
                rows.put(
                        item.path("table").asText() + "/" + name,
                        item.path("rows").asLong());
            });
            cursor = page.path("nextCursor").isNull()
                    ? ""
                    : "&cursor=" + page.path("nextCursor").asText();
        } while (!cursor.isEmpty());
        rows.values().removeIf(count -> count == 0);
        return rows;
    }

    /** The same by {@code GROUP BY} over tables that have the tenant column. */
    static Map<String, Long> fromSql(Connection connection, String tenantColumn, List<String> tables)
            throws SQLException {
        Map<String, Long> rows = new TreeMap<>();
        for (String table : tables) {
            String sql = "SELECT coalesce(" + tenantColumn + "::text, 'NULL'), count(*) FROM " + table + " GROUP BY 1";
            try (Statement statement = connection.createStatement();
                    ResultSet counts = statement.executeQuery(sql)) {
                while (counts.next()) {
                    rows.put(table + "/" + counts.getString(1), counts.getLong(2));
                }
            }
        }
        return rows;
    }
}
