package io.headroom.api.capacity;

import io.headroom.api.figure.Rounded;
import io.headroom.core.capacity.Limit;
import io.headroom.core.capacity.MeasuredLimit;
import io.headroom.core.capacity.MeasuredRunway;
import io.headroom.core.capacity.Resource;
import io.headroom.core.capacity.RunwayFact;
import io.headroom.core.forecast.Crossing;
import io.headroom.core.projection.UsageProjection;
import io.headroom.core.quantity.Bytes;
import io.headroom.core.usage.Subject;
import io.headroom.core.usage.UsageUnit;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * When a limit is reached.
 *
 * @param limit its label, such as 70%; of RESTORE_TIME the time that is declared, such as PT1H; of ids wraparound
 * @param limitBytes null where the limit is none of bytes
 * @param p10 early date: one path in ten gets there sooner; null where there is no date
 * @param reached what a missing date means: NOT_WITHIN_HORIZON, or UNDECIDED because growth is within the noise, or
 *     REFUSED, where {@code refusal} says why nothing can be said
 * @param actBy the last day to decide on more capacity; may have passed
 * @param utilisation used part of the capacity, 1 is full
 * @param subject what reaches it, such as instance:main or sequence:shop/public.order_id_seq; null for storage
 * @param unit of limitValue and value
 * @param value what is used, as the forecast knew it
 * @param asOf end of the last day that the forecast knew; null where that is the answer's own
 * @param horizonDays how far the forecast looks; null for storage, where it is a year
 * @param refusal why nothing can be said about this limit
 */
@Schema(nullable = true)
record LimitRow(
        Resource resource,
        String limit,
        @Nullable Long limitBytes,
        @Nullable LocalDate p10,
        @Nullable LocalDate p50,
        @Nullable LocalDate p90,
        Outcome reached,
        @Nullable LocalDate actBy,
        @Nullable Long usedBytes,
        @Nullable Long capacityBytes,
        @Nullable Double utilisation,
        @Nullable String subject,
        UsageUnit unit,
        double limitValue,
        @Nullable Double value,
        @Nullable Instant asOf,
        @Nullable Integer horizonDays,
        @Nullable Refusal refusal) {

    /** Whether a limit is reached, as far as that can be said. */
    enum Outcome {
        ON,
        NOT_WITHIN_HORIZON,
        UNDECIDED,
        REFUSED;

        static Outcome of(RunwayFact.Outcome said) {
            return switch (said) {
                case ON -> ON;
                case NOT_WITHIN_HORIZON -> NOT_WITHIN_HORIZON;
                case UNDECIDED -> UNDECIDED;
            };
        }
    }

    /** By early date; then what is lost in noise, what is not known, and what is not within the horizon. */
    static final Comparator<LimitRow> WORST_FIRST = Comparator.comparing(
                    LimitRow::p10, Comparator.nullsLast(Comparator.<LocalDate>naturalOrder()))
            .thenComparingInt(LimitRow::rank);

    private int rank() {
        return switch (reached) {
            case ON, UNDECIDED -> 0;
            case REFUSED -> 1;
            case NOT_WITHIN_HORIZON -> 2;
        };
    }

    /**
     * @param usedStorage of the instance, which says something about limits of its storage only
     * @param storage of the instance
     */
    static LimitRow of(RunwayFact runway, @Nullable Long usedStorage, @Nullable Long storage) {
        boolean ofStorage = runway.resource() == Resource.STORAGE;
        Long used = ofStorage ? usedStorage : null;
        Long capacity = ofStorage ? storage : null;
        return new LimitRow(
                runway.resource(),
                runway.limit(),
                runway.limitBytes(),
                runway.p10().day(),
                runway.p50().day(),
                runway.p90().day(),
                Outcome.of(runway.p50().outcome()),
                runway.actBy(),
                used,
                capacity,
                used == null || capacity == null || capacity <= 0 ? null : Rounded.millionths((double) used / capacity),
                null,
                UsageUnit.BYTES,
                runway.limitBytes(),
                used == null ? null : Double.valueOf(used),
                null,
                null,
                null);
    }

    /** @param said what the runway was read off */
    static LimitRow of(MeasuredRunway runway, UsageProjection said) {
        Crossing crossing = runway.crossing();
        if (crossing == null) {
            return unknown(runway.limit(), runway.subject(), said, Refusal.of(runway.refusal()));
        }
        RunwayFact.Reached middle = RunwayFact.Reached.of(crossing.p50());
        return new LimitRow(
                runway.limit().resource(),
                runway.limit().label(),
                null,
                RunwayFact.Reached.of(crossing.p10()).day(),
                middle.day(),
                RunwayFact.Reached.of(crossing.p90()).day(),
                Outcome.of(middle.outcome()),
                runway.actBy(),
                null,
                null,
                utilisation(runway.limit(), said),
                runway.subject().toString(),
                runway.limit().measure().unit(),
                runway.limit().value(),
                said.level(),
                said.asOf(),
                said.horizon().orElse(null),
                null);
    }

    /** @param said null while nothing has been said */
    static LimitRow unknown(
            MeasuredLimit limit, Subject subject, @Nullable UsageProjection said, @Nullable Refusal refusal) {
        return new LimitRow(
                limit.resource(),
                limit.label(),
                null,
                null,
                null,
                null,
                Outcome.REFUSED,
                null,
                null,
                null,
                utilisation(limit, said),
                subject.toString(),
                limit.measure().unit(),
                limit.value(),
                said == null ? null : said.level(),
                said == null ? null : said.asOf(),
                null,
                refusal);
    }

    /** A limit of a storage of which nothing more is known. */
    static LimitRow unknown(Limit limit, @Nullable Long used, Bytes storage, Refusal refusal) {
        return new LimitRow(
                Resource.STORAGE,
                limit.kind().label(),
                limit.bytes(),
                null,
                null,
                null,
                Outcome.REFUSED,
                null,
                used,
                storage.count(),
                used == null ? null : Rounded.millionths((double) used / storage.count()),
                null,
                UsageUnit.BYTES,
                limit.bytes(),
                used == null ? null : Double.valueOf(used),
                null,
                null,
                refusal);
    }

    private static @Nullable Double utilisation(MeasuredLimit limit, @Nullable UsageProjection said) {
        Double level = said == null ? null : said.level();
        return level == null ? null : Rounded.millionths(level / limit.value());
    }
}
