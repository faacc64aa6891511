package io.headroom.ingest.row;

/**
 * Writes SQL that answers how many bytes a value takes behind its length header: the same as {@link Payloads} says of the
 * value itself, without the value leaving the server. NULL answers NULL.
 */
final class PayloadSql {
    /** Every length in here is one of UTF-8, which is what the server counts only where it stores that. */
    private final boolean utf8;

    PayloadSql(boolean utf8) {
        this.utf8 = utf8;
    }

    /** Whether the server can tell; if not, the value itself has to be asked for. */
    boolean measures(ColumnType type) {
        if (!type.varlena()) {
            return true;
        }
        if (type.kind() == TypeKind.ARRAY) {
            return utf8 && type.packable() && !Payloads.estimates(type);
        }
        return switch (type.name()) {
            case "bytea", "numeric", "inet", "cidr", "bit" -> true;
            case "text", "varchar", "bpchar", "citext", "json", "xml", "jsonb" -> utf8;
            default -> false;
        };
    }

    /** @param column as SQL names it */
    String of(String column, ColumnType type) {
        return type.varlena()
                ? varlena(type).replace("$", column)
                : "CASE WHEN $ IS NOT NULL THEN 0 END".replace("$", column);
    }

    /** Unary plus, the empty path and the empty array answer a new value, which is never compressed. */
    private static String varlena(ColumnType type) {
        if (type.kind() == TypeKind.ARRAY) {
            return "CASE WHEN $ IS NOT NULL THEN pg_column_size(array_cat($, '{}')) - 4 END";
        }
        return switch (type.name()) {
            case "text", "varchar", "bpchar", "bytea" -> "octet_length($)";
            case "citext", "json", "xml" -> "octet_length($::text)";
            case "numeric" -> "pg_column_size(+$) - 4";
            case "jsonb" -> "pg_column_size($ #> '{}') - 4";
            case "bit" -> "4 + octet_length($)";
            case "inet", "cidr" -> "CASE family($) WHEN 4 THEN 6 WHEN 6 THEN 18 END";
            default -> throw new IllegalArgumentException("the size of a " + type.name() + " is not measured");
        };
    }
}
