package io.headroom.ingest.tenancy;

import io.headroom.core.config.DatabaseConfig;
import io.headroom.core.config.TenantForm;
import io.headroom.core.config.TenantOverride;
import io.headroom.core.scope.TableName;
import io.headroom.core.scope.Tenant;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tenants that have schemas or databases of their own: all rows of a table have the same. */
final class FixedTenants {
    private final DatabaseConfig config;
    private final Function<TableName, Tenant> tenants;

    FixedTenants(DatabaseConfig config) {
        this.config = config;
        this.tenants = tenants(config);
    }

    /** The rule of a table that is there, has an override's column, or is shared. */
    TenantRule rule(TenantTable table) {
        TenantOverride override = config.tenant().overrides().get(table.name());
        if (override == null) {
            return new TenantRule.Fixed(tenants.apply(table.name()));
        }
        return Optional.of(override)
                .filter(TenantOverride.Column.class::isInstance)
                .map(column -> ((TenantOverride.Column) column).name())
                .filter(table.columns()::contains)
                .<TenantRule>map(TenantRule.Column::new)
                .orElse(TenantRule.SHARED);
    }

    private static Function<TableName, Tenant> tenants(DatabaseConfig config) {
        if (config.tenant().form() instanceof TenantForm.Schema schema) {
            Pattern pattern = schema.compiled();
            return table -> tenant(pattern.matcher(table.schema()));
        }
        boolean own = config.tenant().form() instanceof TenantForm.Database;
        Tenant tenant = own ? Tenant.of(config.url().database()) : Tenant.SHARED;
        return table -> tenant;
    }

    /** A group that matched nothing names nobody. */
    private static Tenant tenant(Matcher schema) {
        String id = schema.matches() ? schema.group(1) : null;
        return id == null || id.isEmpty() ? Tenant.SHARED : Tenant.of(id);
    }
}
