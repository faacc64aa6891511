package io.headroom.core.capture;

/**
 * How far the first reading of a database has come.
 *
 * @param expectedRows PostgreSQL's own estimate, so it may be exceeded
 */
public record Seeding(int tablesDone, int tables, long rows, long expectedRows) {}
