package io.headroom.core.config;

/** Where the value of a {@link HostMeasure} comes from. */
public sealed interface HostSource {

    /** @param value in the unit of the measure; it is said by somebody, not measured */
    record Constant(double value) implements HostSource {}

    /** @param promql a query in Prometheus' language that is answered by one number */
    record Query(String promql) implements HostSource {}
}
