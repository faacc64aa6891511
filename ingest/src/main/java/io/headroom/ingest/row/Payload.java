package io.headroom.ingest.row;

/** How many bytes a value of one variable-length type takes behind its length header. */
@FunctionalInterface
interface Payload {

    /** @param value as Debezium delivers it, never the sign of an unchanged one */
    int of(Object value);
}
