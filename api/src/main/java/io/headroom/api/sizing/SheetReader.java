package io.headroom.api.sizing;

import io.headroom.api.body.Entry;
import io.headroom.api.problem.ProblemException;
import io.headroom.core.capacity.Prospect;
import io.headroom.core.quantity.Bytes;
import io.headroom.core.sizing.Load;
import io.headroom.core.sizing.Range;
import io.headroom.core.sizing.Sheet;
import io.headroom.core.sizing.Users;
import java.math.BigDecimal;
import java.util.Currency;

/** Reads a sheet, and refuses what makes no sense with its key and value. */
final class SheetReader {
    private static final long MOST_USERS = 10_000_000_000L;
    private static final BigDecimal EXABYTE = new BigDecimal("1000000000000000000");
    private static final int MONTHS = 120;

    private final Entry sheet;
    private final Currency currency;

    private SheetReader(Entry sheet) {
        this.sheet = sheet;
        this.currency = currency(sheet);
    }

    /** @throws ProblemException naming the key and its value */
    static Sheet read(String body) {
        Entry entry = Entry.of("a sheet", body);
        Sheet sheet = new SheetReader(entry).sheet();
        entry.refuseOthers();
        if (sheet.mostBytes().compareTo(EXABYTE) >= 0) {
            throw entry.refusal("tables", "less than 10^18 bytes together, with all that comes");
        }
        return sheet;
    }

    private Sheet sheet() {
        sheet.text("note");
        Users users = new Users(
                sheet.quantity("users", 0, MOST_USERS).orElse(Range.ZERO),
                sheet.quantity("usersAddedPerMonth", 0, MOST_USERS).orElse(Range.ZERO));
        return new Sheet(
                sheet.text("name").orElse("sheet"),
                users,
                TableReader.tables(sheet),
                sheet.quantity("overheadFactor", 1, 1_000),
                sheet.quantity("measuredOverheadFactor", 0, 1_000),
                load(),
                new StatedReader(sheet, currency).stated(),
                prospect(),
                sheet.whole("horizonMonths", 1, MONTHS)
                        .orElse((long) Prospect.MONTHS)
                        .intValue());
    }

    private Load load() {
        return new Load(
                sheet.quantity("activePercent", 0, 100),
                sheet.quantity("requestsPerConnection", 1, 10_000),
                sheet.quantity("queriesPerSecond"),
                sheet.quantity("millisecondsPerQuery"),
                sheet.quantity("applicationInstances", 1, 100_000));
    }

    private Prospect prospect() {
        if (sheet.text("provider").filter(name -> name.contains("/")).isPresent()) {
            throw sheet.refusal("provider", "the part of a plan's name before the slash");
        }
        return new Prospect(
                currency,
                sheet.text("provider"),
                sheet.whole("memoryBytes", 1, Long.MAX_VALUE).map(Bytes::new),
                sheet.whole("vcpus", 1, 10_000).map(Long::intValue),
                sheet.whole("connections", 1, 1_000_000).map(Long::intValue));
    }

    /** There is none to assume: the same plans are offered in several. */
    private static Currency currency(Entry sheet) {
        String must = "the ISO 4217 code of the currency to compare plans in, such as USD";
        String code = sheet.required("currency", sheet.text("currency"), must);
        try {
            return Currency.getInstance(code);
        } catch (IllegalArgumentException e) {
            throw sheet.refusal("currency", must);
        }
    }
}
