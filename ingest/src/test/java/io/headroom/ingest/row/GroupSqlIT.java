package io.headroom.ingest.row;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.core.footprint.Footprint;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.StringJoiner;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

/** What a query counts of whole tables is what adding up their rows comes to, one by one. */
@PropertyDefaults(tries = 60, edgeCases = EdgeCasesMode.NONE)
class GroupSqlIT {
    private static final Sample SAMPLE = Sample.open();
    private static final int ROWS = 40;
    private static final List<String> TYPES = List.of("int2", "int4", "int8", "bool", "uuid", "text", "bytea", "text");
    /** Around every length at which a tuple is laid out in another way. */
    private static final int[] LENGTHS = {0, 1, 20, 21, 60, 125, 126, 127, 128, 507, 508, 509, 510, 1_500, 2_040};

    private int tables;

    private record Definition(String type, boolean notNull) {}

    @Property
    void addsUpToWhatRowsAre(@ForAll("columns") List<Definition> columns, @ForAll Random random) throws SQLException {
        String table = create("int4", columns);
        Map<String, Footprint> expected = fill(table, columns, random);

        assertThat(counted(byTenant(table))).as("%s", columns).isEqualTo(expected);
        SAMPLE.execute("DROP TABLE " + table);
    }

    @Property(tries = 1)
    void keepsTenantsApart_whoseTextDiffers() throws SQLException {
        for (List<String> tenant : List.of(
                List.of("int2", "7", "-7"),
                List.of("int8", "7000000000", "0"),
                List.of("uuid", "a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11", "a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a12"),
                List.of("text", "", " "),
                List.of("citext", "Leeds", "leeds"),
                List.of("numeric", "1.0", "1.00"),
                List.of("float8", "0", "-0"))) {
            String table = create(tenant.get(0), List.of());
            SAMPLE.execute("INSERT INTO " + table + " VALUES ('" + tenant.get(1) + "'), ('" + tenant.get(2) + "'), ('"
                    + tenant.get(1) + "'), (NULL)");

            Map<String, Footprint> counted = counted(byTenant(table));

            assertThat(counted).as("%s", tenant).containsOnlyKeys(tenant.get(1), tenant.get(2), "NULL");
            assertThat(counted.get(tenant.get(1)).rows()).as("%s", tenant).isEqualTo(2);
        }
    }

    /** Parents have columns that are called like the query's own, and a table that inherits their keys. */
    @Property(tries = 1)
    void findsTenantsAlongForeignKeys_ofOrphansToo() throws SQLException {
        SAMPLE.execute(
                "CREATE TABLE \"Owner\" (\"Part\" int, id text, \"tenant ID\" uuid, p1 int, PRIMARY KEY (\"Part\", id));"
                        + "CREATE TABLE middle (k1 int PRIMARY KEY, born text, part smallint, p3 varchar(9), tenant int);"
                        + "CREATE TABLE heir () INHERITS (middle);"
                        + "CREATE TABLE leaf (id int, w1 int, created_at timestamptz, note text);"
                        + "INSERT INTO \"Owner\" VALUES (1, 'a', 'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11'), (2, 'a', NULL);"
                        + "INSERT INTO middle VALUES (1, 'x', 1, 'a', 7), (2, 'x', 2, 'a', 7), (3, 'x', NULL, 'a', 7), (5, 'x', 9, 'z', 7);"
                        + "INSERT INTO heir VALUES (1, 'y', 2, 'a', 8);"
                        + "INSERT INTO leaf SELECT g, CASE WHEN g <= 60 THEN 1 + g % 5 END, '2026-10-20 10:00Z', repeat('n', g)"
                        + " FROM generate_series(1, 70) g");
        OwnerPath path = new OwnerPath(
                List.of(
                        new OwnerPath.Step(List.of("w1"), SAMPLE.shape("middle"), List.of("k1")),
                        new OwnerPath.Step(List.of("p3", "part"), SAMPLE.shape("Owner"), List.of("id", "Part"))),
                "tenant ID");

        Map<String, Footprint> owned = counted(GroupSql.along(SAMPLE.shape("leaf"), path, "created_at", true));

        Map<String, Footprint> all = counted(GroupSql.of(SAMPLE.shape("leaf"), null, "created_at", true));
        assertThat(owned).containsOnlyKeys("a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11", "NULL", "orphan");
        assertThat(owned.values()).extracting(Footprint::rows).containsExactly(34L, 12L, 24L);
        assertThat(owned.values().stream().reduce(Footprint.NONE, Footprint::plus))
                .isEqualTo(all.get("NULL"));
        SAMPLE.execute("DROP TABLE leaf, heir, middle, \"Owner\"");
    }

    @Provide
    Arbitrary<List<Definition>> columns() {
        return Arbitraries.of(TYPES)
                .flatMap(type -> Arbitraries.of(true, false).map(notNull -> new Definition(type, notNull)))
                .list()
                .ofMaxSize(60);
    }

    private String create(String tenant, List<Definition> columns) throws SQLException {
        String table = "grouped_" + System.identityHashCode(this) + "_" + tables++;
        StringJoiner all = new StringJoiner(", ").add("tenant " + tenant);
        for (int i = 0; i < columns.size(); i++) {
            all.add("c" + i + " " + columns.get(i).type + (columns.get(i).notNull ? " NOT NULL" : ""));
        }
        SAMPLE.execute("CREATE TABLE " + table + " (" + all + ")");
        return table;
    }

    private static Map<String, Footprint> fill(String table, List<Definition> columns, Random random)
            throws SQLException {
        RowLayout layout = new RowLayout(SAMPLE.shape(table));
        Map<String, Footprint> sums = new TreeMap<>();
        int longest = random.nextInt(LENGTHS.length) + 1;
        List<String> rows = new ArrayList<>();
        for (int row = 0; row < ROWS; row++) {
            String tenant = random.nextInt(5) == 0 ? "NULL" : String.valueOf(random.nextInt(3));
            StringJoiner values = new StringJoiner(", ", "(", ")").add(tenant);
            take(layout.columns().get(0), tenant.equals("NULL") ? null : Integer.valueOf(4));
            for (int i = 0; i < columns.size(); i++) {
                Definition column = columns.get(i);
                boolean absent = !column.notNull && random.nextInt(4) == 0;
                int length = LENGTHS[random.nextInt(longest)];
                values.add(absent ? "NULL" : value(column.type, length));
                take(layout.columns().get(i + 1), absent ? null : Integer.valueOf(length));
            }
            rows.add(values.toString());
            sums.merge(tenant, new Footprint(1, layout.size().knownBytes()), Footprint::plus);
        }
        SAMPLE.execute("INSERT INTO " + table + " VALUES " + String.join(", ", rows));
        return sums;
    }

    private static void take(SizedColumn column, @Nullable Integer length) {
        if (length == null) {
            column.takeNull();
        } else {
            column.takeSize(length);
        }
    }

    private static String value(String type, int length) {
        return switch (type) {
            case "bool" -> "true";
            case "uuid" -> "'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11'";
            case "text" -> "repeat('x', " + length + ")";
            case "bytea" -> "decode(repeat('ab', " + length + "), 'hex')";
            default -> "7";
        };
    }

    private static String byTenant(String table) throws SQLException {
        return GroupSql.of(SAMPLE.shape(table), "tenant", null, true);
    }

    private static Map<String, Footprint> counted(String query) throws SQLException {
        Map<String, Footprint> counted = new TreeMap<>();
        try (Statement statement = SAMPLE.connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            while (row.next()) {
                Footprint known = counted.put(
                        row.getBoolean(5)
                                ? "orphan"
                                : String.valueOf(row.getString(1)).replace("null", "NULL"),
                        new Footprint(row.getLong(3), row.getLong(4)));
                assertThat(known).as("one row for each tenant").isNull();
            }
        }
        return counted;
    }
}
