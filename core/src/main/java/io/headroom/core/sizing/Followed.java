package io.headroom.core.sizing;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One quantity of the scenarios beside what is counted.
 *
 * @param actual absent where it is not known
 * @param standing of the actual to the bands
 * @param bands one of each scenario that has it, the lowest first
 */
public record Followed(Quantity quantity, Optional<BigDecimal> actual, Standing standing, List<Band> bands) {

    /**
     * What a scenario says of it.
     *
     * @param open whether it has no upper end
     */
    public record Band(String scenario, Range range, boolean open) {
        boolean holds(BigDecimal actual) {
            return actual.compareTo(range.low()) >= 0 && (open || actual.compareTo(range.high()) <= 0);
        }
    }

    public Followed {
        bands = List.copyOf(bands);
    }

    /** A band that is a single number is where its scenario begins: it reaches up to the next, the last one without end. */
    static Followed of(Quantity quantity, List<Scenario> scenarios, Optional<BigDecimal> actual) {
        List<Scenario> having = scenarios.stream()
                .filter(scenario -> scenario.bands().containsKey(quantity))
                .sorted(Comparator.comparing(
                        scenario -> range(scenario, quantity).low()))
                .toList();
        List<Band> bands = new ArrayList<>();
        for (int at = 0; at < having.size(); at++) {
            bands.add(band(having, at, quantity));
        }
        Standing standing = actual.map(value -> Standing.of(value, bands)).orElse(Standing.UNKNOWN);
        return new Followed(quantity, actual, standing, bands);
    }

    private static Band band(List<Scenario> having, int at, Quantity quantity) {
        String name = having.get(at).name();
        Range range = range(having.get(at), quantity);
        boolean point = range.low().compareTo(range.high()) == 0;
        if (!point) {
            return new Band(name, range, false);
        }
        boolean last = at == having.size() - 1;
        BigDecimal high =
                last ? range.high() : range(having.get(at + 1), quantity).low();
        return new Band(name, new Range(range.low(), high), last);
    }

    private static Range range(Scenario scenario, Quantity quantity) {
        @Nullable Range range = scenario.bands().get(quantity);
        return range == null ? Range.ZERO : range;
    }

    /** The scenarios that it is within; else the one that it is below or above, or the two that it is between. */
    public List<String> scenarios() {
        if (actual.isEmpty() || bands.isEmpty()) {
            return List.of();
        }
        BigDecimal value = actual.get();
        return switch (standing) {
            case WITHIN ->
                names(bands.stream().filter(band -> band.holds(value)).toList());
            case BELOW -> names(bands.subList(0, 1));
            case ABOVE -> names(bands.subList(bands.size() - 1, bands.size()));
            case BETWEEN -> {
                int next = (int) bands.stream()
                        .filter(band -> band.range().low().compareTo(value) <= 0)
                        .count();
                yield names(bands.subList(next - 1, next + 1));
            }
            case MIXED, UNKNOWN -> List.of();
        };
    }

    private static List<String> names(List<Band> bands) {
        return bands.stream().map(Band::scenario).toList();
    }
}
