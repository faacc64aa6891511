package io.headroom.core.sizing;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * What users do to the database at once. Where a sheet is silent, the proportions of a source document hold, and the
 * method says so: 3,000 users are 300 requests at once on 50 to 100 connections (R082), and 550 queries a second, ten
 * reads to a write (R083).
 *
 * @param activePercent of the users, with a request under way
 * @param requestsPerConnection that share one connection, because each holds it for a part of its time
 * @param queriesPerSecond as stated
 * @param millisecondsPerQuery how long a query holds its connection
 * @param applicationInstances among which the connections are divided
 */
public record Load(
        Optional<Range> activePercent,
        Optional<Range> requestsPerConnection,
        Optional<Range> queriesPerSecond,
        Optional<Range> millisecondsPerQuery,
        Optional<Range> applicationInstances) {
    private static final Range ACTIVE_PERCENT = Range.of(10);
    private static final Range REQUESTS_PER_CONNECTION = Range.of(3, 6);
    private static final Range HUNDRED = Range.of(100);
    private static final Range READS = Range.of(10);
    private static final Range READS_AND_WRITES = Range.of(11);

    Figure concurrent(Range users) {
        Range percent = activePercent.orElse(ACTIVE_PERCENT);
        return new Figure(
                users.times(percent).over(HUNDRED).whole(),
                percent.said() + " % of " + users.said() + " users at once"
                        + (activePercent.isEmpty() ? " (R082)" : ""));
    }

    /** The connections that are in use together, over all instances of the application. */
    Figure connections(Range users) {
        Range shared = requestsPerConnection.orElse(REQUESTS_PER_CONNECTION);
        Range concurrent = concurrent(users).value();
        return new Figure(
                concurrent.over(shared).whole(),
                concurrent.said() + " requests at once, " + shared.said() + " to a connection"
                        + (requestsPerConnection.isEmpty() ? " (R082)" : ""));
    }

    /** The size of the pool of one instance of the application; empty if the sheet names none. */
    Optional<Figure> pool(Range users) {
        return applicationInstances.map(instances -> new Figure(
                connections(users).value().over(instances).whole(),
                "the connections, divided among " + instances.said() + " instances of the application"));
    }

    Figure queries(Range users) {
        return queriesPerSecond
                .map(stated -> new Figure(stated, "as stated"))
                .orElseGet(() -> new Figure(
                        users.times(550).over(Range.of(3000)), "550 a second for 3000 users, in proportion (R083)"));
    }

    Figure reads(Range users) {
        return new Figure(queries(users).value().times(READS).over(READS_AND_WRITES), "ten reads to a write (R083)");
    }

    Figure writes(Range users) {
        return new Figure(queries(users).value().over(READS_AND_WRITES), "ten reads to a write (R083)");
    }

    /** Connections busy with the queries alone, by Little's law; empty if it is not said how long one takes. */
    Optional<Figure> busy(Range users) {
        return millisecondsPerQuery.map(milliseconds -> new Figure(
                queries(users)
                        .value()
                        .times(milliseconds.times(new Range(new BigDecimal("0.001"), new BigDecimal("0.001")))),
                "Little's law: queries a second, each " + milliseconds.said() + " ms"));
    }
}
