package io.headroom.core.sizing;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which of several scenarios a database follows.
 *
 * @param quantities in the order of the sheets
 * @param standing of all that is known together
 * @param scenario the one that all of it is within; absent if there is none
 * @param summary one sentence without capital and full stop
 */
public record Comparison(List<Followed> quantities, Standing standing, Optional<String> scenario, String summary) {

    public Comparison {
        quantities = List.copyOf(quantities);
    }

    /** Empty where none of the tables that the sheets are about is in the database. */
    public static Optional<Comparison> of(List<Sheet> sheets, Actuals actuals) {
        List<Scenario> scenarios = sheets.stream().map(Scenario::of).toList();
        Set<Quantity> asked = new LinkedHashSet<>();
        scenarios.forEach(scenario -> asked.addAll(scenario.bands().keySet()));
        List<Followed> all = asked.stream()
                .map(quantity -> Followed.of(quantity, scenarios, actual(quantity, sheets, actuals)))
                .toList();
        List<Followed> ofTables =
                all.stream().filter(one -> one.quantity().table().isPresent()).toList();
        boolean strange = ofTables.stream().allMatch(one -> one.actual().isEmpty());
        return strange && !ofTables.isEmpty() ? Optional.empty() : Optional.of(of(all));
    }

    private static Optional<BigDecimal> actual(Quantity quantity, List<Sheet> sheets, Actuals actuals) {
        List<SheetTable> tables = sheets.stream()
                .flatMap(sheet -> sheet.tables().stream())
                .filter(table -> quantity.table().filter(table.name()::equals).isPresent())
                .toList();
        return switch (quantity.kind()) {
            case TENANTS -> actuals.tenants();
            case DISK_BYTES -> actuals.diskBytes();
            case ROWS -> actuals.rows(name -> tables.stream().anyMatch(table -> table.is(name)));
            case ROWS_A_MONTH -> actuals.rowsAMonth(name -> tables.stream().anyMatch(table -> table.is(name)));
        };
    }

    private static Comparison of(List<Followed> all) {
        List<Followed> known =
                all.stream().filter(one -> one.standing() != Standing.UNKNOWN).toList();
        Set<String> common = common(known);
        Set<Place> places = known.stream().map(Place::of).collect(Collectors.toCollection(LinkedHashSet::new));
        Standing standing = known.isEmpty()
                ? Standing.UNKNOWN
                : !common.isEmpty()
                        ? Standing.WITHIN
                        : places.size() == 1 ? known.get(0).standing() : Standing.MIXED;
        return new Comparison(all, standing, common.stream().findFirst(), summary(all, known, common));
    }

    /** The scenarios that all of it is within. */
    private static Set<String> common(List<Followed> known) {
        Set<String> common = new LinkedHashSet<>();
        if (known.stream().allMatch(one -> one.standing() == Standing.WITHIN)) {
            known.stream().limit(1).forEach(one -> common.addAll(one.scenarios()));
            known.forEach(one -> common.retainAll(one.scenarios()));
        }
        return common;
    }

    private static String summary(List<Followed> all, List<Followed> known, Set<String> common) {
        Map<String, List<String>> groups = new LinkedHashMap<>();
        for (Followed one : known) {
            String place = common.stream()
                    .findFirst()
                    .map(name -> new Place(Standing.WITHIN, List.of(name)).said())
                    .orElseGet(() -> Place.of(one).said());
            String told = one.actual().map(one.quantity()::said).orElse("");
            groups.computeIfAbsent(place, added -> new ArrayList<>()).add(told);
        }
        String by = groups.size() == 1 ? ": " : " by ";
        String said = groups.entrySet().stream()
                .map(group -> group.getKey() + by + String.join(", ", group.getValue()))
                .collect(Collectors.joining("; "));
        String unknown = all.stream()
                .filter(one -> one.standing() == Standing.UNKNOWN)
                .map(one -> one.quantity().label())
                .collect(Collectors.joining(", "));
        return (groups.size() > 1 ? "no one scenario fits: " : "")
                + said
                + (unknown.isEmpty() ? "" : (said.isEmpty() ? "" : "; ") + "not known: " + unknown);
    }

    /** Where a quantity stands. */
    private record Place(Standing standing, List<String> scenarios) {
        static Place of(Followed one) {
            return new Place(one.standing(), one.scenarios());
        }

        String said() {
            return standing.label()
                    + " "
                    + scenarios.stream().map(name -> "“" + name + "”").collect(Collectors.joining(" and "));
        }
    }
}
