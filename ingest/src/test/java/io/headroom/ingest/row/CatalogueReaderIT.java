package io.headroom.ingest.row;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.core.scope.TableName;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CatalogueReaderIT {
    private Sample sample;

    @BeforeEach
    void open() {
        sample = Sample.open();
    }

    @AfterEach
    void close() throws SQLException {
        sample.connection.close();
    }

    @Test
    void readsNamesAsTheCatalogueSpellsThem() throws SQLException {
        sample.execute("""
                CREATE SCHEMA "My.Schema"; CREATE TABLE "My.Schema"."Odd ""Name"", 😀" ("Id's" int PRIMARY KEY, "ключ.x" text);
                CREATE TABLE "a b" (); CREATE TABLE a_b ();
                """);

        List<TableShape> tables = new CatalogueReader(sample.connection).read(name -> true);

        assertThat(tables)
                .extracting(TableShape::name)
                .containsExactlyInAnyOrder(
                        new TableName("My.Schema", "Odd \"Name\", 😀"),
                        new TableName("public", "a b"),
                        new TableName("public", "a_b"));
        TableShape odd = sample.shape("Odd \"Name\", 😀");
        assertThat(odd.keyNames()).containsExactly("Id's");
        assertThat(odd.columns()).extracting(Column::name).containsExactly("Id's", "ключ.x");
    }

    @Test
    void leavesOutWhatHasNoRowsOfItsOwnInTheLog() throws SQLException {
        sample.execute("""
                CREATE TEMP TABLE t (); CREATE VIEW v AS SELECT 1; CREATE MATERIALIZED VIEW m AS SELECT 1 AS a;
                CREATE EXTENSION file_fdw; CREATE SERVER s FOREIGN DATA WRAPPER file_fdw;
                CREATE FOREIGN TABLE f (a text) SERVER s OPTIONS (filename '/dev/null');
                CREATE UNLOGGED TABLE u ();
                """);

        List<TableShape> tables = new CatalogueReader(sample.connection).read(name -> true);

        assertThat(tables).extracting(table -> table.name().name()).containsExactly("u");
        assertThat(tables.get(0).logged()).isFalse();
    }

    @Test
    void readsOnlyWhatIsAccepted() throws SQLException {
        sample.execute("CREATE TABLE yes (); CREATE TABLE no ()");

        assertThat(new CatalogueReader(sample.connection)
                        .read(name -> name.name().equals("yes")))
                .singleElement()
                .extracting(TableShape::identified)
                .isEqualTo(false);
    }

    @Test
    void readsColumns_withDomainsFollowedAndDroppedOnesKept() throws SQLException {
        sample.execute("""
                CREATE DOMAIN email AS citext; CREATE DOMAIN work_email AS email; CREATE TYPE pair AS (a int, b int);
                CREATE TABLE t (a work_email NOT NULL, gone int, b mood[], c int8range, d pair, e email[],
                  f int GENERATED ALWAYS AS (1) STORED);
                ALTER TABLE t DROP gone;
                """);

        List<Column> columns = sample.shape("t").columns();

        ColumnType citext = new ColumnType("citext", TypeKind.BASE, -1, 4, true, null);
        ColumnType mood = new ColumnType("mood", TypeKind.ENUM, 4, 4, false, null);
        ColumnType int8 = new ColumnType("int8", TypeKind.BASE, 8, 8, false, null);
        assertThat(columns)
                .containsExactly(
                        new Column(1, "a", citext, true, false),
                        Column.dropped(2),
                        new Column(3, "b", new ColumnType("_mood", TypeKind.ARRAY, -1, 4, true, mood), false, false),
                        new Column(
                                4, "c", new ColumnType("int8range", TypeKind.RANGE, -1, 8, true, int8), false, false),
                        new Column(5, "d", new ColumnType("pair", TypeKind.OTHER, -1, 8, true, null), false, false),
                        new Column(6, "e", new ColumnType("_email", TypeKind.ARRAY, -1, 4, true, citext), false, false),
                        new Column(7, "f", new ColumnType("int4", TypeKind.BASE, 4, 4, false, null), false, true));
    }

    @Test
    void takesTheKeyFromTheIdentitysIndex_andElseFromThePrimaryKey() throws SQLException {
        sample.execute("""
                CREATE TABLE t (a int NOT NULL, b int NOT NULL, c int NOT NULL, PRIMARY KEY (c, a) INCLUDE (b));
                CREATE UNIQUE INDEX ab ON t (b, a);
                """);
        assertThat(sample.shape("t").keyNames()).containsExactly("a", "c");

        sample.execute("ALTER TABLE t REPLICA IDENTITY USING INDEX ab");
        assertThat(sample.shape("t").keyNames()).containsExactly("a", "b");
        assertThat(sample.shape("t").replicaIdentity()).isEqualTo(ReplicaIdentity.INDEX);

        sample.execute("ALTER TABLE t REPLICA IDENTITY FULL");
        assertThat(sample.shape("t").keyNames()).containsExactly("a", "c");
        assertThat(sample.shape("t").identified()).isTrue();

        sample.execute("ALTER TABLE t REPLICA IDENTITY NOTHING");
        assertThat(sample.shape("t").identified()).isFalse();
    }

    @Test
    void hasNoKey_whereItMayBeViolatedForAWhile() throws SQLException {
        sample.execute("CREATE TABLE t (a int PRIMARY KEY DEFERRABLE)");

        assertThat(sample.shape("t").key()).isEmpty();
    }

    @Test
    void namesTheTableAtTheTop_forAPartition() throws SQLException {
        sample.execute("""
                CREATE TABLE log (id int, day date, PRIMARY KEY (day, id)) PARTITION BY RANGE (day);
                CREATE TABLE log_2026 PARTITION OF log FOR VALUES FROM ('2026-01-01') TO ('2027-01-01') PARTITION BY RANGE (day);
                CREATE TABLE log_2026_1 PARTITION OF log_2026 FOR VALUES FROM ('2026-01-01') TO ('2026-02-01');
                """);

        assertThat(sample.shape("log").partitioned()).isTrue();
        assertThat(sample.shape("log").root()).isNull();
        assertThat(sample.shape("log_2026").root()).isEqualTo(new TableName("public", "log"));
        assertThat(sample.shape("log_2026_1").partitioned()).isFalse();
        assertThat(sample.shape("log_2026_1").root()).isEqualTo(new TableName("public", "log"));
        assertThat(sample.shape("log_2026_1").keyNames()).containsExactly("id", "day");
    }
}
