package io.headroom.core.forecast;

/**
 * One of the methods that competed, and why it is heard as much as it is.
 *
 * @param relativeError its past errors at the lead that was judged by, recent ones counting more, over those of the best;
 *     1 is the best. Leans on shorter leads, and on what is known of other series, as long as there are few errors
 * @param share its say in the forecast, from 0 to 1
 */
public record Contender(String method, double relativeError, double share) {}
