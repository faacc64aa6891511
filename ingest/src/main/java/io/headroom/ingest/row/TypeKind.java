package io.headroom.ingest.row;

/** What sort of type PostgreSQL takes a type for ({@code pg_type.typtype}); domains are resolved beforehand. */
public enum TypeKind {
    BASE,
    ARRAY,
    ENUM,
    RANGE,
    /** Anything else: composite types, multiranges, pseudo types. */
    OTHER;

    static TypeKind of(char typtype, boolean array) {
        return switch (typtype) {
            case 'b' -> array ? ARRAY : BASE;
            case 'e' -> ENUM;
            case 'r' -> RANGE;
            default -> OTHER;
        };
    }
}
