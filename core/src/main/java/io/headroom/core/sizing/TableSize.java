package io.headroom.core.sizing;

/**
 * A table today and at the end of the time looked at.
 *
 * @param rowBytes without indexes and free space
 * @param diskBytes with them
 */
public record TableSize(String name, Figure rows, Figure rowBytes, Figure diskBytes, Figure diskBytesAtEnd) {}
