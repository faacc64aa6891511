package io.headroom.core.config;

import static io.headroom.core.config.Yaml.headroomRefusal;
import static io.headroom.core.config.Yaml.shop;
import static io.headroom.core.config.Yaml.shopRefusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headroom.core.annotation.Amount;
import io.headroom.core.annotation.Draft;
import io.headroom.core.quantity.Bytes;
import io.headroom.core.scope.TableName;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseConfigTest {
    private static final PostgresUrl URL = new PostgresUrl("db.example", 5433, "shop", Map.of());

    @TempDir
    Path folder;

    @Test
    void needsOnlyAddressAndLogin() {
        assertThat(shop(""))
                .isEqualTo(new DatabaseConfig(
                        "shop",
                        "shop",
                        URL,
                        "headroom",
                        new Secret("s3cret"),
                        TenantConfig.SHARED,
                        TablesConfig.ALL,
                        List.of("created_at", "createdAt"),
                        CaptureMode.CHANGES,
                        false,
                        null,
                        Duration.ofSeconds(1),
                        SeedingConfig.DEFAULT,
                        ReconciliationConfig.DEFAULT,
                        List.of()));
    }

    @Test
    void mapsEveryProperty() {
        DatabaseConfig shop = shop("""
                instance: main
                tenant:
                  column: tenant_id
                  overrides: { public.audit_log: customer_id, public.country: ~ }
                  names: { 7: Leeds Gas, "008": "Bristol: Skills" }
                tables: { include: ["public.*"], exclude: [public.tmp_*] }
                created-at: [born]
                capture: samples
                accept-unbounded-wal: true
                wal-budget: 2GB
                heartbeat: PT0.5S
                seeding: { workers: 4, longest-snapshot: PT5M }
                reconciliation: { every: PT1M, budget: PT0S }
                annotations:
                  leeds: { kind: IMPORT, scope: "tenant:7", label: Leeds moves in, from: 2027-01-15, bytes: -20GB, rows: 3M }
                  sale: { kind: LAUNCH, from: 2026-11-27, until: 2026-12-01, factor: 2.5 }
                """);

        Map<TableName, TenantOverride> overrides = Map.of(
                new TableName("public", "audit_log"), new TenantOverride.Column("customer_id"),
                new TableName("public", "country"), new TenantOverride.Shared());
        Map<String, String> names = Map.of("7", "Leeds Gas", "008", "Bristol: Skills");
        assertThat(shop)
                .isEqualTo(new DatabaseConfig(
                        "shop",
                        "main",
                        URL,
                        "headroom",
                        new Secret("s3cret"),
                        new TenantConfig(new TenantForm.Column("tenant_id"), overrides, names),
                        new TablesConfig(List.of("public.*"), List.of("public.tmp_*")),
                        List.of("born"),
                        CaptureMode.SAMPLES,
                        true,
                        new Bytes(2_000_000_000),
                        Duration.ofMillis(500),
                        new SeedingConfig(4, Duration.ofMinutes(5)),
                        new ReconciliationConfig(Duration.ofMinutes(1), Duration.ZERO),
                        List.of(
                                new Draft(
                                                "tenant:7",
                                                "IMPORT",
                                                "Leeds moves in",
                                                "2027-01-15",
                                                null,
                                                null,
                                                new Amount(-20_000_000_000L, 3_000_000L),
                                                null)
                                        .annotation("leeds", "shop", null),
                                new Draft(null, "LAUNCH", "sale", "2026-11-27", "2026-12-01", 2.5, null, null)
                                        .annotation("sale", "shop", null))));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        capture: rows              | capture must be changes or samples, got rows
        accept-unbounded-wal: yes  | accept-unbounded-wal must be true or false, got yes
        wal-budget: much           | wal-budget must be a size such as 50GB or 4GiB, got much
        wal-budget: 1MB            | wal-budget must be at least 64MB, which a slot may retain in good health, got 1000000
        heartbeat: 1s              | heartbeat must be a duration such as P14D or PT1S, got 1s
        heartbeat: PT-1S           | heartbeat must be positive, got PT-1S
        reconciliation: { every: PT0S } | reconciliation.every must be positive, got PT0S
        reconciliation: { budget: PT2H } | reconciliation.budget must be between PT0S and PT1H, got PT2H
        reconciliation: { budget: PT-1S } | reconciliation.budget must be between PT0S and PT1H, got PT-1S
        annotations: { a: { kind: LUNCH } } | annotations.a.kind must be IMPORT, LAUNCH or HOLIDAY, got LUNCH
        annotations: { a: { knd: IMPORT } } | annotations.a.knd is not a key of headroom.databases.shop.annotations.a; did you mean kind?
        annotations: { a: { kind: IMPORT, bytes: 1GB } } | annotations.a.from must be a day such as 2026-12-24, or for an IMPORT an instant such as 2026-12-24T14:00:00Z, got nothing
        annotations: { a: { kind: LAUNCH, from: 2027-01-01, bytes-per-day: lots } } | annotations.a.bytes-per-day must be a size such as 50GB or 4GiB, got lots
        annotations: { a: { kind: LAUNCH, from: 2027-01-01, factor: 1.5, scope: "tenant:7" } } | annotations.a.factor must be left out for tenant:7: a part of a database takes bytesPerDay, rowsPerDay, got 1.5
        annotations: { a: { kind: LAUNCH, from: 2027-01-01, factor: twice } } | annotations.a.factor must be a number such as 1.5, got twice
        created-at: created_at     | created-at must be a list such as [a, b], got created_at
        created-at: [[a]]          | created-at must be a single value, got a list
        created-at: ['']           | created-at must not be empty
        tables: { include: [] }    | tables.include must name at least one pattern such as public.*, got none
        tables: { include: [booking] } | tables.include must hold patterns such as public.*, got booking
        tables: { exclude: [a.b.c] } | tables.exclude must hold patterns such as public.*, got a.b.c
        tables: { exlude: [a.b] }  | tables.exlude is not a key of headroom.databases.shop.tables; did you mean exclude?
        tenant: tenant_id          | tenant must hold keys of its own, got tenant_id
        tenant: {}                 | tenant.column is missing; write the column that holds the tenant, such as tenant_id, or one of path, schema, database
        tenant: { colum: a }       | tenant.colum is not a key of headroom.databases.shop.tenant; did you mean column?
        tenant: { column: '' }     | tenant.column must not be empty
        tenant: { column: a, path: b } | tenant.path cannot stand beside column; keep one of them
        tenant: { path: users }    | tenant.path must be the table of tenants as schema.name, got users
        tenant: { schema: 't_(' }  | tenant.schema must be a regular expression such as tenant_(.*), got t_(
        tenant: { schema: 't_.*' } | tenant.schema must have one group, which is the tenant, such as tenant_(.*), got t_.*
        tenant: { schema: '(t)_(.*)' } | tenant.schema must have one group, which is the tenant, such as tenant_(.*), got (t)_(.*)
        tenant: { database: yes }  | tenant.database must be true or false, got yes
        tenant: { database: false } | tenant.database must be true; leave tenant out to count every row as shared
        tenant: { column: a, overrides: { a.b: {} } } | tenant.overrides.a.b.path must name at least the column to follow, got none
        tenant: { column: a, overrides: { a.b: { path: c } } } | tenant.overrides.a.b.path must be a list such as [a, b], got c
        tenant: { column: a, overrides: { a.b: { pth: [c] } } } | tenant.overrides.a.b.pth is not a key of headroom.databases.shop.tenant.overrides.a.b; did you mean path?
        tenant: { database: true, overrides: { a.b: { path: [c] } } } | tenant.overrides.a.b.path leads nowhere: it needs tenant.column or tenant.path
        tenant: { column: a, overrides: { booking: b } } | tenant.overrides.booking must be a table as schema.name, got booking
        tenant: { column: a, overrides: { a.b: [] } } | tenant.overrides.a.b must be a single value, got a list
        tenant: { names: { 7: a } } | tenant.column is missing; write the column that holds the tenant, such as tenant_id, or one of path, schema, database
        tenant: { column: a, names: [b] } | tenant.names must hold keys of its own, got a list
        tenant: { column: a, names: { 7: ~ } } | tenant.names.7 has no value; give it one or leave the key out
        tenant: { column: a, names: { 7: ' ' } } | tenant.names.7 must not be empty
        tenant: { column: a, names: { 7: [b] } } | tenant.names.7 must be a single value, got a list
        tenant: { column: a, names: { 7: b, 7: c } } | tenant.names.7 is written twice, again at line 7; keep one
        tenant: { column: a, names: { '': b } } | tenant.names must have a tenant before each name, got nothing before b
        """)
    void refusesMalformedValues(String property, String message) {
        assertThat(shopRefusal(property)).isEqualTo("headroom.databases.shop." + message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Leeds\\nGas", "Leeds\\u0007Gas", "Leeds \\u0085"})
    void refusesATenantsNameThatIsNotOneLine(String name) {
        assertThat(shopRefusal("tenant: { column: a, names: { 7: \"" + name + "\" } }"))
                .startsWith("headroom.databases.shop.tenant.names.7 must be one line of at most 200 characters, got ");
    }

    @Test
    void refusesATenantsNameThatIsTooLong() {
        String longest = "x".repeat(200);

        assertThat(shop("tenant: { column: a, names: { 7: " + longest + " } }")
                        .tenant()
                        .names())
                .containsEntry("7", longest);
        assertThat(shopRefusal("tenant: { column: a, names: { 7: " + longest + "x } }"))
                .startsWith("headroom.databases.shop.tenant.names.7 must be one line of at most 200 characters, got x");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        username: a, password: b | url is missing; write postgresql://host:port/database?sslmode=require
        url: postgresql://h/d, password: b | username is missing; write the role that Headroom logs in as
        url: postgresql://h/d, username: a | password is missing; write ${NAME}, or a password-file
        url: postgresql://h/d, username: a, password: [s3cret] | password must be a single value, got a list
        url: postgresql://h/d, username: a, password: '' | password must not be empty
        url: postgresql://h/d, username: a, password: b, password-file: c | password-file cannot stand beside password; keep one of them
        url: postgresql://h/d, username: a, password-file: none | password-file must name a file that can be read, got /etc/headroom/none
        """)
    void refusesAnIncompleteLogin(String properties, String message) {
        assertThat(headroomRefusal("databases: { shop: { " + properties + " } }"))
                .isEqualTo("headroom.databases.shop." + message);
    }

    @Test
    void readsThePasswordFromAFile() throws Exception {
        Files.writeString(folder.resolve("password.txt"), " s3cret \r\n");

        assertThat(withPasswordFile("password.txt").password()).isEqualTo(new Secret(" s3cret "));
    }

    @Test
    void refusesAnEmptyPasswordFile() throws Exception {
        Path file = Files.writeString(folder.resolve("password.txt"), "\n");

        assertThatThrownBy(() -> withPasswordFile("password.txt"))
                .isInstanceOf(ConfigException.class)
                .hasMessage("headroom.databases.shop.password-file must name a file that holds the password, "
                        + "got the empty " + file);
    }

    @Test
    void keepsAPasswordThatLooksLikeANumberAsItIsWritten() {
        String yaml = Yaml.under("headroom", Yaml.databases("")).replace("s3cret", "0123");

        assertThat(Yaml.parse(yaml).databases().get("shop").password().reveal()).isEqualTo("0123");
    }

    @Test
    void neverShowsThePassword() {
        HeadroomConfig config = Yaml.headroom(Yaml.databases(""));

        assertThat(config.toString()).contains("password=***").doesNotContain("s3cret");
    }

    @Test
    void knowsEveryWayToKeepTenantsApart() {
        assertThat(shop("tenant: { path: app.users }").tenant().form())
                .isEqualTo(new TenantForm.Path(new TableName("app", "users")));
        assertThat(shop("tenant: { schema: 'tenant_(.*)' }").tenant().form())
                .isEqualTo(new TenantForm.Schema("tenant_(.*)"));
        assertThat(shop("tenant: { database: true }").tenant().form()).isEqualTo(new TenantForm.Database());
        assertThat(shop("tenant: { column: userId, overrides: { app.files: { path: [projectId, userId] }, a.b: '~' } }")
                        .tenant()
                        .overrides())
                .isEqualTo(Map.of(
                        new TableName("app", "files"), new TenantOverride.Path(List.of("projectId", "userId")),
                        new TableName("a", "b"), new TenantOverride.Shared()));
    }

    @Test
    void constructorsRefuseWhatTheFileMayNotSay() {
        DatabaseConfig shop = shop("");

        assertThatThrownBy(() -> new DatabaseConfig(
                        "Shop",
                        shop.instance(),
                        shop.url(),
                        shop.username(),
                        shop.password(),
                        shop.tenant(),
                        shop.tables(),
                        shop.createdAt(),
                        shop.capture(),
                        shop.acceptUnboundedWal(),
                        shop.walBudget(),
                        shop.heartbeat(),
                        shop.seeding(),
                        shop.reconciliation(),
                        shop.annotations()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("name must match [a-z0-9][a-z0-9_-]{0,62}, got Shop");
    }

    private DatabaseConfig withPasswordFile(String name) {
        String yaml = "headroom: { databases: { shop: { url: postgresql://h/d, username: a, password-file: %s } } }";
        return HeadroomConfig.parse(yaml.formatted(name), Map.of(), folder)
                .databases()
                .get("shop");
    }
}
