package io.headroom.ingest.row;

import org.jspecify.annotations.Nullable;

/**
 * A type as the tuple layout sees it.
 *
 * @param name {@code pg_type.typname}, of the base type where the column has a domain
 * @param length bytes of every value ({@code typlen}); negative if values differ in length
 * @param alignment a multiple of which a value starts at: 1, 2, 4 or 8
 * @param packable whether short values have a header of one byte and large ones may be stored out of line. It is the
 *     type's default that counts: a column's own {@code STORAGE PLAIN} is ignored by {@code INSERT} all the same
 * @param element what an array or a range is made of; absent otherwise
 */
public record ColumnType(
        String name,
        TypeKind kind,
        int length,
        int alignment,
        boolean packable,
        @Nullable ColumnType element) {

    /** Whether a value carries its length in a header of one or four bytes. */
    boolean varlena() {
        return length < 0;
    }

    /** Bytes behind the catalogue's letter: {@code c}har, {@code s}hort, {@code i}nt, {@code d}ouble. */
    static int alignment(char typalign) {
        return switch (typalign) {
            case 'c' -> 1;
            case 's' -> 2;
            case 'i' -> 4;
            case 'd' -> 8;
            default -> throw new IllegalArgumentException("alignment '" + typalign + "' is none of c, s, i, d");
        };
    }
}
