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
 */
public record TenantConfig(@Nullable String column, Map<TableName, Optional<String>> overrides) {
    /** Every row of every table is shared. */
    public static final TenantConfig SHARED = new TenantConfig(null, Map.of());

    /** The forms a tenant can take; all but the first are still to come. */
    private static final List<String> FORMS = List.of("column", "path", "schema", "database");

    private static final List<String> KEYS = List.of("column", "path", "schema", "database", "overrides");

    /** What an override says for a table of shared rows; YAML reads it as null unless it is quoted. */
    private static final String SHARED_TABLE = "~";

    public TenantConfig {
        Require.notBlank("column", column);
        overrides = Require.ordered(overrides);
        overrides.forEach((table, override) -> Require.notBlank("overrides." + table, override.orElse(null)));
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
        return section.build(() -> new TenantConfig(section.text("column"), overrides));
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

    private static TableName table(Section section, String name) {
        try {
            return TableName.parse(name);
        } catch (IllegalArgumentException e) {
            throw section.error(name, "must be a table as schema.name, got " + name);
        }
    }
}
