package io.headroom.ingest.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.core.capture.Problem;
import io.headroom.core.config.DatabaseConfig;
import io.headroom.core.config.HeadroomConfig;
import io.headroom.core.scope.TableName;
import io.headroom.core.scope.Tenant;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TenantRulesTest {
    private static final TenantTable NOTE = new TenantTable(new TableName("tenant_7", "note"), List.of("id", "owner"));
    private static final TenantTable PLAN = new TenantTable(new TableName("public", "plan"), List.of("id"));
    private static final TenantTable BARE = new TenantTable(new TableName("tenant_", "note"), List.of("id"));

    @Test
    void takesTheTenantFromTheSchema() {
        TenantRules rules = rules("schema: 'tenant_(.*)'");

        assertThat(rules.problems()).isEmpty();
        assertThat(rules.rule(NOTE.name())).isEqualTo(new TenantRule.Fixed(Tenant.of("7")));
        assertThat(rules.rule(PLAN.name())).isEqualTo(TenantRule.Fixed.SHARED);
        assertThat(rules.rule(BARE.name())).as("a group that is empty").isEqualTo(TenantRule.Fixed.SHARED);
        assertThat(reasons("schema: 'kunde_(.*)'"))
                .containsExactly("No watched table of database shop is in a schema that matches kunde_(.*).");
    }

    @Test
    void takesTheTenantFromTheDatabase_exceptWhereATableDiffers() {
        TenantRules rules = rules("database: true, overrides: { public.plan: ~, tenant_7.note: owner }");

        assertThat(rules.rule(BARE.name())).isEqualTo(new TenantRule.Fixed(Tenant.of("Shop-DB")));
        assertThat(rules.rule(PLAN.name())).isEqualTo(TenantRule.Fixed.SHARED);
        assertThat(rules.rule(NOTE.name())).isEqualTo(new TenantRule.Column("owner"));
    }

    @Test
    void takesTheTenantFromTheColumn_whereThereIsOne() {
        TenantRules rules = rules("column: owner");

        assertThat(rules.rule(NOTE.name())).isEqualTo(new TenantRule.Column("owner"));
        assertThat(rules.rule(PLAN.name())).isEqualTo(TenantRule.Fixed.SHARED);
    }

    @Test
    void refusesWhatNamesNoTenantAtAll() {
        assertThat(reasons("column: tenant_id"))
                .containsExactly("No watched table of database shop has the tenant column tenant_id.");
        assertThat(reasons("column: id, overrides: { public.plan: owner }"))
                .containsExactly("Table public.plan has no column owner, which headroom.databases.shop.tenant.overrides"
                        + " names as its tenant column.");
    }

    private static List<String> reasons(String tenant) {
        return rules(tenant).problems().stream().map(Problem::reason).toList();
    }

    private static TenantRules rules(String tenant) {
        DatabaseConfig config = HeadroomConfig.parse("""
                headroom:
                  databases:
                    shop:
                      url: postgresql://db:5432/Shop-DB
                      username: headroom
                      password: x
                      tenant: { %s }
                """.formatted(tenant), Map.of(), Path.of(""))
                .requireDatabases()
                .get("shop");
        return TenantRules.of(config, List.of(NOTE, PLAN, BARE));
    }
}
