package io.headroom.core.sizing;

/**
 * A number of an answer.
 *
 * @param method how it was come by, in words; what it takes for granted is said there
 */
public record Figure(Range value, String method) {}
