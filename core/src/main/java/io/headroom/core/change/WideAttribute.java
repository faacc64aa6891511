package io.headroom.core.change;

/**
 * An attribute that PostgreSQL may store out of line. It is listed apart from the rest of the row because an update
 * that leaves it alone does not repeat its value.
 */
public sealed interface WideAttribute {

    /** The attribute's number in the catalogue ({@code pg_attribute.attnum}). */
    int number();

    /**
     * The value was in the change.
     *
     * @param bytes uncompressed size, header included
     */
    record Sized(int number, long bytes) implements WideAttribute {
        public Sized {
            if (bytes <= 0) {
                throw new IllegalArgumentException("attribute " + number + " must have a size, got " + bytes);
            }
        }
    }

    /** The update left the value alone; whoever holds the row's last size keeps it. */
    record Unchanged(int number) implements WideAttribute {}
}
