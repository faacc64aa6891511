package io.headroom.core.scope;

import java.nio.charset.StandardCharsets;

/**
 * Schema and name of a table, exactly as the catalogue spells them (no quoting, case kept).
 *
 * <p>Its text form {@code public.booking} joins both with a dot; a dot inside a part is percent-encoded, so
 * {@code "a.b"."c"} and {@code "a"."b.c"} stay apart.
 */
public record TableName(String schema, String name) implements Comparable<TableName> {

    /** Bytes of a name that PostgreSQL keeps. */
    private static final int LONGEST = 63;

    public TableName {
        if (schema.isEmpty() || name.isEmpty()) {
            throw new IllegalArgumentException(
                    "a table needs a schema and a name, got '" + schema + "'.'" + name + "'");
        }
    }

    /**
     * @throws IllegalArgumentException unless {@code text} is two encoded parts joined by one dot
     */
    public static TableName parse(String text) {
        int dot = text.indexOf('.');
        if (dot < 0 || text.indexOf('.', dot + 1) >= 0) {
            throw new IllegalArgumentException(
                    "'" + text + "' is no table: write schema.name, with % / : . inside a part percent-encoded");
        }
        return new TableName(ScopePart.decode(text.substring(0, dot)), ScopePart.decode(text.substring(dot + 1)));
    }

    /** The table beside it that is called the same and then {@code suffix}; cut where PostgreSQL would cut the suffix off. */
    public TableName suffixed(String suffix) {
        String stem = name;
        while ((stem + suffix).getBytes(StandardCharsets.UTF_8).length > LONGEST) {
            stem = stem.substring(0, stem.offsetByCodePoints(stem.length(), -1));
        }
        return new TableName(schema, stem + suffix);
    }

    /** Both names quoted for use in SQL, with embedded quotes doubled. */
    public String quoted() {
        return quoted(schema) + "." + quoted(name);
    }

    /** One identifier for use in SQL. */
    public static String quoted(String identifier) {
        return '"' + identifier.replace("\"", "\"\"") + '"';
    }

    @Override
    public int compareTo(TableName other) {
        int bySchema = schema.compareTo(other.schema);
        return bySchema != 0 ? bySchema : name.compareTo(other.name);
    }

    @Override
    public String toString() {
        return ScopePart.encode(schema) + "." + ScopePart.encode(name);
    }
}
