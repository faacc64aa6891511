package io.headroom.api.database;

import io.headroom.core.growth.Granularity;
import io.headroom.core.growth.GrowthBucket;
import io.headroom.core.scope.Scope;
import io.headroom.core.scope.TableName;
import io.headroom.core.sizing.Actuals;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What a database holds, as footprints and growth have it. */
public final class Counted implements Actuals {
    private static final long DAY = Duration.ofDays(1).toSeconds();
    /** As growth per day is the mean of. */
    private static final int DAYS = 28;

    private static final BigDecimal DAYS_A_YEAR = BigDecimal.valueOf(365);
    private static final BigDecimal MONTHS_A_YEAR = BigDecimal.valueOf(12);

    private final Database database;

    Counted(Database database) {
        this.database = database;
    }

    /** Everything committed before it is counted; null while that cannot be said. */
    public @Nullable Instant asOf() {
        return database.asOf();
    }

    /** While rows that were there before are still being read, everything is a lower bound. */
    public boolean provisional() {
        return database.provisional();
    }

    @Override
    public Optional<BigDecimal> tenants() {
        return database.footprints().total() == null
                ? Optional.empty()
                : Optional.of(BigDecimal.valueOf(database.footprints().liveTenants()));
    }

    @Override
    public Optional<BigDecimal> diskBytes() {
        return Optional.ofNullable(database.disk().bytes()).map(BigDecimal::valueOf);
    }

    @Override
    public Optional<BigDecimal> rows(Predicate<TableName> tables) {
        List<TableName> found = named(tables);
        return found.isEmpty()
                ? Optional.empty()
                : Optional.of(BigDecimal.valueOf(found.stream()
                        .map(table -> database.footprints().of(new Scope.OfTable(table)))
                        .mapToLong(live -> live == null ? 0 : live.rows())
                        .sum()));
    }

    /** Of the last complete days, up to 28; a month has 365 ÷ 12 of them. */
    @Override
    public Optional<BigDecimal> rowsAMonth(Predicate<TableName> tables) {
        List<TableName> found = named(tables);
        long today = Granularity.DAY.start(database.moment().getEpochSecond());
        long days = days(today);
        if (found.isEmpty() || days < 1) {
            return Optional.empty();
        }
        long added = found.stream()
                .flatMap(table ->
                        days(new Scope.OfTable(table)).subMap(today - days * DAY, true, today, false).values().stream())
                .mapToLong(bucket -> bucket.total().rowsAdded())
                .sum();
        return Optional.of(BigDecimal.valueOf(added)
                .multiply(DAYS_A_YEAR)
                .divide(MONTHS_A_YEAR.multiply(BigDecimal.valueOf(days)), 0, RoundingMode.HALF_UP));
    }

    private long days(long today) {
        NavigableMap<Long, GrowthBucket> history = days(Scope.DATABASE);
        return history.isEmpty() ? 0 : Math.min(DAYS, (today - history.firstKey()) / DAY);
    }

    private NavigableMap<Long, GrowthBucket> days(Scope scope) {
        return database.growth().buckets(scope, Granularity.DAY);
    }

    private List<TableName> named(Predicate<TableName> tables) {
        return database.footprints().tables().keySet().stream().filter(tables).toList();
    }
}
