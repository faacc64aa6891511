package io.headroom.core.capacity;

import io.headroom.core.forecast.Crossing;
import io.headroom.core.forecast.Path;
import io.headroom.core.quantity.Bytes;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Decides what to do about an instance's storage. Under-provisioned is an instance beyond the advice limit, or one
 * whose ceiling may come before more can be had; the last day to act is the early date less the lead time.
 */
public final class Recommendations {
    /** Storage of four times what is expected is a comfortable reserve (R017); beyond that a cheaper plan would do. */
    private static final int RESERVE = 4;

    private final Capacity capacity;
    private final StorageOutlook outlook;
    private final List<Runway> runways;
    private final Shopping shopping;
    private final LocalDate today;

    private Recommendations(Capacity capacity, StorageOutlook outlook, PriceBook book, Instant asOf) {
        this.capacity = capacity;
        this.outlook = outlook;
        this.runways = Runway.storage(capacity, outlook, asOf);
        this.shopping = Shopping.of(capacity, book);
        this.today = asOf.atOffset(ZoneOffset.UTC).toLocalDate();
    }

    /** The same arguments give the same answer, always. */
    public static Recommendation decide(Capacity capacity, StorageOutlook outlook, PriceBook book, Instant asOf) {
        return new Recommendations(capacity, outlook, book, asOf).decide();
    }

    private Recommendation decide() {
        Optional<Doubt> doubt = doubt();
        long used = outlook.usedBytes().orElse(0);
        if (isAboveAdvice(used)) {
            return sized(Verdict.UNDER_PROVISIONED, "storage is at " + percent(used) + ", above 70 %");
        }
        if (doubt.isPresent()) {
            return undecided(doubt.get());
        }
        Optional<LocalDate> actBy = lastDayToAct();
        if (actBy.isPresent() && !actBy.get().isAfter(today)) {
            return sized(
                    Verdict.UNDER_PROVISIONED,
                    "95 % may be reached before there is more: the last day to act was " + actBy.get());
        }
        if (isOversized()) {
            return sized(Verdict.OVER_PROVISIONED, "a cheaper plan holds " + RESERVE + " times what is expected");
        }
        return sized(Verdict.RIGHT_SIZED, "storage is at " + percent(used) + "; 95 % " + outlookInWords());
    }

    /** A series without growth is no reason to doubt: what is used now is what is needed. */
    private Optional<Doubt> doubt() {
        return Doubt.about(capacity, outlook).filter(doubt -> doubt.code() != Doubt.Code.NO_GROWTH);
    }

    private boolean isAboveAdvice(long used) {
        return capacity.storage()
                .map(storage -> Limit.Kind.ADVICE.storageFor(used).compareTo(storage) > 0)
                .orElse(false);
    }

    private Recommendation undecided(Doubt doubt) {
        return new Recommendation(
                Verdict.UNDECIDED,
                doubt.detail(),
                Optional.of(doubt),
                outlook.usedBytes(),
                OptionalLong.empty(),
                runways,
                shopping.present(),
                new NextPlan.None("nothing is recommended while the need is unknown"),
                Optional.empty());
    }

    private Recommendation sized(Verdict verdict, String reason) {
        return new Recommendation(
                verdict,
                reason,
                Optional.empty(),
                outlook.usedBytes(),
                OptionalLong.of(needed()),
                runways,
                shopping.present(),
                shopping.next(required(), verdict == Verdict.OVER_PROVISIONED),
                shopping.path(needs()));
    }

    private List<Need> needs() {
        Bytes has = capacity.storage().orElse(new Bytes(0));
        return outlook.projection() instanceof Path path
                ? Need.of(path, has)
                : Need.of(outlook.usedBytes().orElse(0), today, has);
    }

    /** The most that P90 comes to within the horizon, and never less than what is used now. */
    private long needed() {
        long used = outlook.usedBytes().orElse(0);
        return outlook.projection() instanceof Path path
                ? path.knots().stream().mapToLong(Path.Knot::p90).reduce(used, Math::max)
                : used;
    }

    /** The storage of which the need is no more than the advice limit. */
    private Bytes required() {
        return Limit.Kind.ADVICE.storageFor(needed());
    }

    private boolean isOversized() {
        Bytes comfortable = new Bytes(Math.multiplyExact(needed(), RESERVE));
        boolean plenty = capacity.storage()
                .filter(storage -> storage.compareTo(comfortable) > 0)
                .isPresent();
        return plenty && shopping.next(required(), true) instanceof NextPlan.Offered;
    }

    private Optional<Runway.Projected> ceiling() {
        return runways.stream()
                .filter(runway -> runway instanceof Runway.Projected)
                .map(runway -> (Runway.Projected) runway)
                .filter(runway -> runway.limit().kind() == Limit.Kind.CEILING)
                .findFirst();
    }

    private Optional<LocalDate> lastDayToAct() {
        return ceiling()
                .flatMap(runway -> runway.actBy().or(() -> day(runway.crossing().p10())));
    }

    private String outlookInWords() {
        return ceiling()
                .map(runway -> day(runway.crossing().p50())
                        .map(day -> "is most likely reached on " + day)
                        .orElse("is not expected within the horizon"))
                .orElse("is not in sight, as there is no growth");
    }

    private static Optional<LocalDate> day(Crossing.Reach reach) {
        return reach instanceof Crossing.Reach.On on ? Optional.of(on.day()) : Optional.empty();
    }

    private String percent(long used) {
        double share = 100.0 * used / capacity.storage().orElseThrow().count();
        return String.format(Locale.ROOT, "%.1f %%", share);
    }
}
