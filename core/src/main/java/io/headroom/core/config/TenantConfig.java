package io.headroom.core.config;

import io.headroom.core.scope.TableName;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a row tells whose it is.
 *
 * @param column the column that holds the tenant; absent where every row is shared
 * @param overrides tables that use another column, or none because their rows are shared
 * @param names what people call tenants, by what the column holds. Declared, because row contents never leave ingest
 */
public record TenantConfig(
        @Nullable String column, Map<TableName, Optional<String>> overrides, Map<String, String> names) {
    /** Every row of every table is shared. */
    public static final TenantConfig SHARED = new TenantConfig(null, Map.of(), Map.of());

    /** The forms a tenant can take; all but the first are still to come. */
    private static final List<String> FORMS = List.of("column", "path", "schema", "database");

    private static final List<String> KEYS = List.of("column", "path", "schema", "database", "overrides", "names");

    /** Enough for a company with its legal form, and no room for a page of text. */
    private static final int LONGEST_NAME = 200;

    /** What an override says for a table of shared rows; YAML reads it as null unless it is quoted. */
    private static final String SHARED_TABLE = "~";

    public TenantConfig {
        Require.notBlank("column", column);
        overrides = Require.ordered(overrides);
        overrides.forEach((table, override) -> Require.notBlank("overrides." + table, override.orElse(null)));
        names = Require.ordered(names);
        names.forEach(TenantConfig::requireName);
    }

    /** The tenant column of {@code table}; empty if its rows are shared. */
    public Optional<String> columnOf(TableName table) {
        Optional<String> override = overrides.get(table);
        return override != null ? override : Optional.ofNullable(column);
    }

    static TenantConfig read(Section section) {
        section.only(KEYS);
        requireColumn(section);
        Map<TableName, Optional<String>> overrides = overrides(section.section("overrides"));
        Map<String, String> names = names(section.section("names"));
        return section.build(() -> new TenantConfig(section.text("column"), overrides, names));
    }

    private static void requireColumn(Section section) {
        List<String> given = FORMS.stream().filter(section::has).toList();
        if (given.size() > 1) {
            throw section.error(given.get(1), "cannot stand beside " + given.get(0) + "; keep one of them");
        }
        if (given.isEmpty()) {
            throw section.error("column", "is missing; write the column that holds the tenant, such as tenant_id");
        }
        if (!given.get(0).equals("column")) {
            throw section.error(
                    given.get(0),
                    "is not supported yet; use column, or leave tenant out to count every table as shared");
        }
    }

    private static Map<TableName, Optional<String>> overrides(Section section) {
        Map<TableName, Optional<String>> overrides = new LinkedHashMap<>();
        for (String name : section.names()) {
            String column = section.isNull(name) ? SHARED_TABLE : section.required(name, Scalars::text, "a column");
            overrides.put(table(section, name), Optional.of(column).filter(text -> !text.equals(SHARED_TABLE)));
        }
        return overrides;
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
}
