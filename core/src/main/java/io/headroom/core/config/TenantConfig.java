package io.headroom.core.config;

import io.headroom.core.scope.TableName;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How a row tells whose it is.
 *
 * @param overrides tables that differ
 * @param names what people call tenants, by what the rows hold. Declared, because row contents never leave ingest
 */
public record TenantConfig(TenantForm form, Map<TableName, TenantOverride> overrides, Map<String, String> names) {
    /** Every row of every table is shared. */
    public static final TenantConfig SHARED = new TenantConfig(new TenantForm.Shared(), Map.of(), Map.of());

    private static final List<String> FORMS = List.of("column", "path", "schema", "database");
    private static final List<String> KEYS = List.of("column", "path", "schema", "database", "overrides", "names");
    private static final List<String> OVERRIDE_KEYS = List.of("path");

    /** Enough for a company with its legal form, and no room for a page of text. */
    private static final int LONGEST_NAME = 200;

    /** What an override says for a table of shared rows; YAML reads it as null unless it is quoted. */
    private static final String SHARED_TABLE = "~";

    public TenantConfig {
        overrides = Require.ordered(overrides);
        names = Require.ordered(names);
        names.forEach(TenantConfig::requireName);
    }

    /** Whether rows may find their tenant in another table. */
    public boolean followsKeys() {
        return form instanceof TenantForm.Column || form instanceof TenantForm.Path;
    }

    static TenantConfig read(Section section) {
        section.only(KEYS);
        TenantForm form = form(section);
        Map<TableName, TenantOverride> overrides = overrides(section.section("overrides"));
        Map<String, String> names = names(section.section("names"));
        TenantConfig config = section.build(() -> new TenantConfig(form, overrides, names));
        config.overrides.forEach((table, override) -> {
            if (override instanceof TenantOverride.Path && !config.followsKeys()) {
                throw section.error(
                        "overrides." + table + ".path", "leads nowhere: it needs tenant.column or tenant.path");
            }
        });
        return config;
    }

    private static TenantForm form(Section section) {
        List<String> given = FORMS.stream().filter(section::has).toList();
        if (given.size() > 1) {
            throw section.error(given.get(1), "cannot stand beside " + given.get(0) + "; keep one of them");
        }
        if (given.isEmpty()) {
            throw section.error(
                    "column",
                    "is missing; write the column that holds the tenant, such as tenant_id, or one of path, schema,"
                            + " database");
        }
        return switch (given.get(0)) {
            case "column" -> new TenantForm.Column(section.required("column", Scalars::text, "a column"));
            case "path" -> new TenantForm.Path(section.required("path", TenantConfig::root, "a table"));
            case "schema" -> {
                String pattern = section.required("schema", Scalars::text, "a pattern");
                yield section.build(() -> new TenantForm.Schema(pattern));
            }
            default -> {
                requireTrue(section);
                yield new TenantForm.Database();
            }
        };
    }

    private static void requireTrue(Section section) {
        if (!section.required("database", Scalars::flag, "true")) {
            throw section.error("database", "must be true; leave tenant out to count every row as shared");
        }
    }

    private static Map<TableName, TenantOverride> overrides(Section section) {
        Map<TableName, TenantOverride> overrides = new LinkedHashMap<>();
        for (String name : section.names()) {
            overrides.put(table(section, name), override(section, name));
        }
        return overrides;
    }

    private static TenantOverride override(Section section, String name) {
        if (section.isNull(name)) {
            return new TenantOverride.Shared();
        }
        if (section.isSection(name)) {
            Section keys = section.section(name).only(OVERRIDE_KEYS);
            return keys.build(() -> new TenantOverride.Path(keys.list("path", List.of())));
        }
        String column = section.required(name, Scalars::text, "a column");
        return column.equals(SHARED_TABLE) ? new TenantOverride.Shared() : new TenantOverride.Column(column);
    }

    private static Map<String, String> names(Section section) {
        Map<String, String> names = new LinkedHashMap<>();
        for (String tenant : section.names()) {
            names.put(tenant, section.required(tenant, Scalars::text, "what people call this tenant"));
        }
        return names;
    }

    private static void requireName(String tenant, String name) {
        String field = "names." + tenant;
        if (tenant.isBlank()) {
            throw new IllegalArgumentException("names must have a tenant before each name, got nothing before " + name);
        }
        Require.notBlank(field, name);
        if (name.length() > LONGEST_NAME || name.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(
                    field + " must be one line of at most " + LONGEST_NAME + " characters, got " + name);
        }
    }

    private static TableName table(Section section, String name) {
        try {
            return TableName.parse(name);
        } catch (IllegalArgumentException e) {
            throw section.error(name, "must be a table as schema.name, got " + name);
        }
    }

    private static TableName root(String text) {
        try {
            return TableName.parse(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("must be the table of tenants as schema.name, got " + text, e);
        }
    }
}
