package io.headroom.api.capacity;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.core.capture.Partition;
import io.headroom.core.capture.TableWatch;
import io.headroom.core.capture.WatchedTable;
import io.headroom.core.change.TableId;
import io.headroom.core.remedy.DeletionSql;
import io.headroom.core.scope.TableName;
import io.headroom.testkit.TestServers;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The statements that owners are given, run on PostgreSQL. Rows are numbered by the months they are old. */
class DeletionSqlIT {
    private static final String COLUMNS = "(n int, \"tenantId\" int, \"createdAt\" timestamptz)";
    private static final String ROWS = " SELECT n, t, date_trunc('month', now(), 'UTC') - make_interval(months => n)"
            + " FROM generate_series(0, 9) n, generate_series(7, 8) t";

    private Connection connection;

    @BeforeEach
    void connect() throws SQLException {
        connection = TestServers.shared().postgres().connect("postgres");
        connection.setAutoCommit(false);
    }

    @AfterEach
    void leaveNothing() throws SQLException {
        connection.rollback();
        connection.close();
    }

    @Test
    void deletesWhatIsOlder_untilNothingIs() throws SQLException {
        run("CREATE TABLE \"Audit\" " + COLUMNS, "INSERT INTO \"Audit\"" + ROWS);

        assertThat(delete(table("Audit", false), null)).isEqualTo(12);
        assertThat(delete(table("Audit", false), null)).isZero();
        assertThat(numbers("SELECT DISTINCT n FROM \"Audit\" ORDER BY n")).isEqualTo("0,1,2,3");
    }

    @Test
    void leavesOtherTenantsAlone_andTablesThatInherit() throws SQLException {
        run(
                "CREATE TABLE audit " + COLUMNS,
                "CREATE TABLE kept () INHERITS (audit)",
                "INSERT INTO audit" + ROWS,
                "INSERT INTO kept" + ROWS);

        assertThat(delete(table("audit", false), "7")).isEqualTo(6);
        assertThat(numbers("SELECT count(*) FROM kept")).isEqualTo("20");
        assertThat(numbers("SELECT count(*) FROM ONLY audit WHERE \"tenantId\" = 8"))
                .isEqualTo("10");
    }

    /** Rows of several partitions are in the same place of each: a statement by place alone would take young ones. */
    @Test
    void takesOldRowsOnly_whereTheyLieInPartitions() throws SQLException {
        run(
                "CREATE TABLE audit " + COLUMNS + " PARTITION BY LIST (n)",
                "CREATE TABLE old PARTITION OF audit FOR VALUES IN (4, 5, 6, 7, 8, 9)",
                "CREATE TABLE young PARTITION OF audit DEFAULT",
                "INSERT INTO audit" + ROWS);

        assertThat(delete(table("audit", true), null)).isEqualTo(12);
        assertThat(numbers("SELECT count(*) FROM young")).isEqualTo("8");
    }

    @Test
    void saysNothing_whereNoColumnTells() {
        assertThat(DeletionSql.of(table("audit", false).over(List.of(), null), 3, null))
                .isEmpty();
    }

    private int delete(WatchedTable table, @Nullable String tenant) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            return statement.executeUpdate(
                    DeletionSql.of(table, 3, tenant).orElseThrow().replace("\"public\"", "pg_temp"));
        }
    }

    private String numbers(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT string_agg(x::text, ',') FROM (" + sql + ") AS r(x)")) {
            row.next();
            return row.getString(1);
        }
    }

    private void run(String... statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql.replace("CREATE TABLE", "CREATE TEMPORARY TABLE"));
            }
        }
    }

    private static WatchedTable table(String name, boolean partitioned) {
        List<Partition> partitions = partitioned ? List.of(new Partition(1, 1)) : List.of();
        return new WatchedTable(
                        "shop",
                        new TableId(1),
                        new TableName("public", name),
                        1,
                        List.of(),
                        "tenantId",
                        1,
                        "1:0/0:0",
                        TableWatch.LIVE,
                        null,
                        null)
                .over(partitions, "createdAt");
    }
}
