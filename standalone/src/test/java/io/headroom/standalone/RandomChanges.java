package io.headroom.standalone;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Random;

/** Three tables, one of them without a key, and transactions that change them in every way at random. */
final class RandomChanges {
    static final List<String> TABLES = List.of("public.booking", "public.note", "public.audit");
    private static final int TENANTS = 20;

    private RandomChanges() {}

    static void createTables(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(
                    "CREATE TABLE booking (id int PRIMARY KEY, tenant_id int, body text, created_at timestamptz)");
            statement.execute("CREATE TABLE note (id int PRIMARY KEY, tenant_id int NOT NULL, body text)");
            statement.execute("CREATE TABLE audit (tenant_id int, action text)");
            statement.execute("ALTER TABLE audit REPLICA IDENTITY FULL");
            statement.execute("INSERT INTO booking SELECT i, i % " + TENANTS
                    + ", repeat('x', i % 50), now() - i * interval '1 hour' FROM generate_series(1, 5000) i");
            statement.execute("INSERT INTO note SELECT i, i % " + TENANTS + ", 'n' FROM generate_series(1, 2000) i");
            statement.execute(
                    "INSERT INTO audit SELECT i % " + TENANTS + ", 'a' || i % 7 FROM generate_series(1, 3000) i");
        }
    }

    /** @return how many statements it had; it is not committed yet */
    static int transaction(Connection connection, Random random) throws SQLException {
        int statements = 1 + random.nextInt(12);
        for (int i = 0; i < statements; i++) {
            int id = 1 + random.nextInt(9000);
            int tenant = random.nextInt(TENANTS);
            String wide = "x".repeat(random.nextInt(20) == 0 ? 5000 : random.nextInt(60));
            switch (random.nextInt(8)) {
                case 0, 1 ->
                    update(
                            connection,
                            "INSERT INTO booking VALUES (?, ?, ?, now()) ON CONFLICT (id) DO UPDATE SET body = excluded.body",
                            id,
                            tenant,
                            wide);
                case 2 -> update(connection, "UPDATE booking SET tenant_id = ? WHERE id = ?", tenant, id);
                case 3 -> update(connection, "DELETE FROM booking WHERE id = ?", id);
                case 4 ->
                    update(connection, "INSERT INTO note VALUES (?, ?, ?) ON CONFLICT DO NOTHING", id, tenant, wide);
                case 5 -> update(connection, "DELETE FROM note WHERE id = ?", id);
                case 6 -> update(connection, "INSERT INTO audit VALUES (?, ?)", tenant, "a" + id % 7);
                default ->
                    update(
                            connection,
                            "DELETE FROM audit WHERE ctid = (SELECT ctid FROM audit WHERE tenant_id = ? LIMIT 1)",
                            tenant);
            }
        }
        return statements;
    }

    private static void update(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
        }
    }
}
