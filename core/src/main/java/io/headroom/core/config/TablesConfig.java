package io.headroom.core.config;

import io.headroom.core.scope.TableName;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Which tables are watched, as glob patterns on {@code schema.name}: {@code *} stands for any characters but a dot,
 * {@code ?} for one. A dot inside a name is written {@code %2E}, as in {@link TableName}.
 */
public record TablesConfig(List<String> include, List<String> exclude) {
    private static final Pattern FORM = Pattern.compile("[^.\\s]+\\.[^.\\s]+");

    /** Every table of every schema that is not PostgreSQL's own. */
    public static final TablesConfig ALL = new TablesConfig(List.of("*.*"), List.of());

    public TablesConfig {
        include = patterns("include", include);
        exclude = patterns("exclude", exclude);
        if (include.isEmpty()) {
            throw new IllegalArgumentException("include must name at least one pattern such as public.*, got none");
        }
    }

    static TablesConfig read(Section section) {
        section.only(List.of("include", "exclude"));
        return section.build(
                () -> new TablesConfig(section.list("include", ALL.include), section.list("exclude", ALL.exclude)));
    }

    /** PostgreSQL's own schemas are never watched, whatever the patterns say. */
    public boolean watches(TableName table) {
        String text = table.toString();
        return !table.schema().startsWith("pg_")
                && !table.schema().equals("information_schema")
                && include.stream().anyMatch(glob -> matches(glob, text))
                && exclude.stream().noneMatch(glob -> matches(glob, text));
    }

    private static boolean matches(String glob, String text) {
        StringBuilder regex = new StringBuilder();
        glob.chars()
                .forEach(character -> regex.append(
                        switch (character) {
                            case '*' -> "[^.]*";
                            case '?' -> "[^.]";
                            default -> Pattern.quote(Character.toString(character));
                        }));
        return Pattern.matches(regex.toString(), text);
    }

    private static List<String> patterns(String field, List<String> globs) {
        for (String glob : globs) {
            if (!FORM.matcher(glob).matches()) {
                throw new IllegalArgumentException(field + " must hold patterns such as public.*, got " + glob);
            }
        }
        return List.copyOf(globs);
    }
}
