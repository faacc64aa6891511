package io.headroom.ingest.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.core.capture.Problem;
import io.headroom.core.config.DatabaseConfig;
import io.headroom.core.config.HeadroomConfig;
import io.headroom.core.scope.TableName;
import io.headroom.core.scope.Tenant;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TenantRulesTest {
    private final List<TenantTable> tables = new ArrayList<>();
    private final List<ForeignKey> keys = new ArrayList<>();

    @Test
    void prefersATablesOwnColumn_thenTheShortestWayThatEveryRowCanGo() {
        studio();

        TenantRules rules = rules("column: userId");

        assertThat(rules.problems()).isEmpty();
        assertThat(rule(rules, "projects")).isEqualTo(new TenantRule.Column("userId"));
        assertThat(rule(rules, "files")).isEqualTo(new TenantRule.Column("userId"));
        assertThat(rule(rules, "models_3d")).isEqualTo(new TenantRule.Parent(name("projects"), List.of("projectId")));
        assertThat(rule(rules, "cad_blocks")).isEqualTo(TenantRule.SHARED);
        assertThat(rule(rules, "users")).isEqualTo(TenantRule.SHARED);
    }

    @Test
    void takesTheRowsOfATableForTenants_andReferencesToThemForTheirColumns() {
        studio();

        TenantRules rules = rules("path: app.users");

        assertThat(rules.problems()).isEmpty();
        assertThat(rule(rules, "users")).isEqualTo(new TenantRule.Column("id"));
        assertThat(rule(rules, "projects")).isEqualTo(new TenantRule.Column("userId"));
        assertThat(rule(rules, "models_3d")).isEqualTo(new TenantRule.Parent(name("projects"), List.of("projectId")));
        assertThat(rule(rules, "cad_blocks")).isEqualTo(TenantRule.SHARED);
    }

    @Test
    void goesTheLongerWay_whereTheShorterIsNotForEveryRow() {
        table("owner", "id", "tenant_id");
        table("middle", "id");
        table("leaf", "id");
        key("middle", "owner_id", "owner", true);
        key("leaf", "owner_id", "owner", false);
        key("leaf", "middle_id", "middle", true);

        assertThat(rule(rules("column: tenant_id"), "leaf"))
                .isEqualTo(new TenantRule.Parent(name("middle"), List.of("middle_id")));
    }

    @Test
    void refusesATie_namingBothWaysAndTheOverrideThatDecides() {
        studio();
        table("links", "id");
        key("links", "sourceId", "projects", true);
        key("links", "targetId", "projects", true);

        assertThat(rules("column: userId").problems())
                .containsExactly(new Problem(
                        "Table app.links reaches its tenant by [sourceId, userId] and by [targetId, userId], none better"
                                + " than the other.",
                        "Say which one counts: headroom.databases.studio.tenant.overrides: { app.links: { path:"
                                + " [sourceId, userId] } }."));
        TenantRules decided = rules("column: userId, overrides: { app.links: { path: [targetId] } }");
        assertThat(decided.problems()).isEmpty();
        assertThat(rule(decided, "links")).isEqualTo(new TenantRule.Parent(name("projects"), List.of("targetId")));
    }

    @Test
    void followsAnOverride_evenOnTheLongerWay() {
        studio();

        TenantRules rules =
                rules("column: userId, overrides: { app.models_3d: { path: [floorplanId, projectId, userId] } }");

        assertThat(rules.problems()).isEmpty();
        assertThat(rule(rules, "models_3d"))
                .isEqualTo(new TenantRule.Parent(name("floorplans"), List.of("floorplanId")));
    }

    @Test
    void refusesPathsThatGoRoundInACircle_orLeadNowhere() {
        studio();
        key("cad_blocks", "parentId", "symbols", true);
        table("symbols", "id");
        key("symbols", "blockId", "cad_blocks", true);

        TenantRules round = rules("column: userId, overrides: { app.cad_blocks: { path: [parentId] },"
                + " app.symbols: { path: [blockId] } }");
        TenantRules nowhere = rules("column: userId, overrides: { app.floorplans: { path: [level] } }");

        assertThat(round.problems())
                .extracting(Problem::reason)
                .containsExactly(
                        "The path [parentId] of table app.cad_blocks leads back to where it came from.",
                        "The path [blockId] of table app.symbols leads back to where it came from.");
        assertThat(nowhere.problems())
                .extracting(Problem::reason)
                .containsExactly("The path [level] of table app.floorplans leads to no tenant.");
        assertThat(rule(rules("column: userId"), "symbols"))
                .as("a circle that never meets a tenant")
                .isEqualTo(TenantRule.SHARED);
    }

    @Test
    void refusesAWayOfMoreThanFiveColumns() {
        table("t0", "id", "tenant_id");
        for (int i = 1; i <= 5; i++) {
            table("t" + i, "id");
            key("t" + i, "up", "t" + (i - 1), true);
        }

        assertThat(rules("column: tenant_id").problems())
                .extracting(Problem::reason)
                .containsExactly(
                        "Table app.t5 reaches its tenant by [up, up, up, up, up, tenant_id], which is more than"
                                + " 5 columns.");
    }

    @Test
    void refusesAKeyThatDoesNotReferToWhatTellsRowsApart() {
        tables.add(new TenantTable(name("owner"), List.of("code", "id"), List.of("id", "code", "tenant_id")));
        table("child", "id");
        key("child", "owner_id", "owner", true);

        assertThat(rules("column: tenant_id").problems())
                .extracting(Problem::reason)
                .containsExactly("Table app.child reaches its tenant by [owner_id, tenant_id], but foreign key"
                        + " child_owner_id_fkey of table app.child does not refer to the key by which rows of table"
                        + " app.owner are told apart.");
    }

    @Test
    void takesTheTenantFromTheSchema() {
        tables.add(new TenantTable(new TableName("tenant_7", "note"), List.of("id"), List.of("id")));
        tables.add(new TenantTable(new TableName("public", "plan"), List.of("id"), List.of("id")));
        tables.add(new TenantTable(new TableName("tenant_", "note"), List.of("id"), List.of("id")));

        TenantRules rules = rules("schema: 'tenant_(.*)'");

        assertThat(rules.problems()).isEmpty();
        assertThat(rules.rule(new TableName("tenant_7", "note"))).isEqualTo(new TenantRule.Fixed(Tenant.of("7")));
        assertThat(rules.rule(new TableName("public", "plan"))).isEqualTo(TenantRule.SHARED);
        assertThat(rules.rule(new TableName("tenant_", "note"))).isEqualTo(TenantRule.SHARED);
        assertThat(rules("schema: 'kunde_(.*)'").problems())
                .extracting(Problem::reason)
                .containsExactly("No watched table of database studio is in a schema that matches kunde_(.*).");
    }

    @Test
    void takesTheTenantFromTheDatabase_exceptWhereATableDiffers() {
        studio();

        TenantRules rules = rules("database: true, overrides: { app.cad_blocks: ~, app.files: userId }");

        assertThat(rule(rules, "projects")).isEqualTo(new TenantRule.Fixed(Tenant.of("Studio-DB")));
        assertThat(rule(rules, "cad_blocks")).isEqualTo(TenantRule.SHARED);
        assertThat(rule(rules, "files")).isEqualTo(new TenantRule.Column("userId"));
    }

    @Test
    void refusesWhatNamesNoTenantAtAll() {
        table("note", "id");

        assertThat(rules("column: tenant_id").problems())
                .extracting(Problem::reason)
                .containsExactly("No watched table of database studio has the tenant column tenant_id.");
        assertThat(rules("path: app.users").problems())
                .extracting(Problem::reason)
                .containsExactly("Table app.users, whose rows are the tenants of database studio, is not watched or has"
                        + " no key of one column.");
        assertThat(rules("column: id, overrides: { app.note: owner }").problems())
                .extracting(Problem::reason)
                .containsExactly("Table app.note has no column owner, which headroom.databases.studio.tenant.overrides"
                        + " names as its tenant column.");
    }

    private void studio() {
        table("users", "id");
        table("projects", "id", "userId");
        table("floorplans", "id", "level");
        table("models_3d", "id");
        table("files", "id", "userId");
        table("cad_blocks", "id");
        key("projects", "userId", "users", true);
        key("floorplans", "projectId", "projects", true);
        key("models_3d", "floorplanId", "floorplans", true);
        key("models_3d", "projectId", "projects", true);
        key("files", "projectId", "projects", true);
        key("files", "userId", "users", true);
    }

    private void table(String name, String key, String... columns) {
        List<String> all = new ArrayList<>(List.of(columns));
        all.add(key);
        tables.add(new TenantTable(name(name), List.of(key), all));
    }

    private void key(String table, String column, String parent, boolean notNull) {
        keys.add(new ForeignKey(
                name(table),
                table + "_" + column + "_fkey",
                List.of(column),
                name(parent),
                List.of("id"),
                notNull,
                true));
    }

    private TenantRules rules(String tenant) {
        DatabaseConfig config = HeadroomConfig.parse("""
                headroom:
                  databases:
                    studio:
                      url: postgresql://db:5432/Studio-DB
                      username: headroom
                      password: x
                      tenant: { %s }
                """.formatted(tenant), Map.of(), Path.of(""))
                .requireDatabases()
                .get("studio");
        return TenantRules.of(config, tables, keys);
    }

    private static TenantRule rule(TenantRules rules, String table) {
        return rules.rule(name(table));
    }

    private static TableName name(String table) {
        return new TableName("app", table);
    }
}
