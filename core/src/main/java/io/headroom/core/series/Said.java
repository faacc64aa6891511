package io.headroom.core.series;

import org.jspecify.annotations.Nullable;

/**
 * What was said of one step ahead, kept until that step has come.
 *
 * @param due the number of the value it speaks of
 * @param lead index of its lead
 * @param band the combined forecast
 * @param base the last value when it was said
 * @param candidates what change from there each of them expected, NaN if none; null where candidates are not ranked.
 *     Single precision halves the state, and is exact enough for changes, as it would not be for levels
 */
@SuppressWarnings("ArrayRecordComponent") // Kept until judged, never compared.
record Said(long due, int lead, Band band, double base, float @Nullable [] candidates) {}
