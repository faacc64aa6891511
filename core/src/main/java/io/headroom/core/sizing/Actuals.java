package io.headroom.core.sizing;

import io.headroom.core.scope.TableName;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.function.Predicate;

/** What a database holds, as far as it is counted. What is not known is absent, never 0. */
public interface Actuals {

    /** How many tenants hold at least one row. */
    Optional<BigDecimal> tenants();

    /** Bytes of the whole database on disk. */
    Optional<BigDecimal> diskBytes();

    /** The rows of all tables of that kind together; absent if there is none. */
    Optional<BigDecimal> rows(Predicate<TableName> tables);

    /** The rows that come to those tables in a month; absent if there is no such table, or less than a day is known. */
    Optional<BigDecimal> rowsAMonth(Predicate<TableName> tables);
}
