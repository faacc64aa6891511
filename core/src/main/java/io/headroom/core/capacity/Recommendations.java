package io.headroom.core.capacity;

import io.headroom.core.forecast.Crossing;
import io.headroom.core.forecast.Path;
import io.headroom.core.projection.UsageProjection;
import io.headroom.core.quantity.Bytes;
import io.headroom.core.quantity.Days;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * Decides what to do about an instance. Under-provisioned is an instance whose storage is beyond the advice limit or may reach
 * its ceiling before more can be had, or whose connections, memory or processors may be beyond their thresholds by then; the last
 * day to act is the early date less the lead time. What nobody knows of the latter takes no part, and is named.
 */
public final class Recommendations {
    /** Storage of four times what is expected is a comfortable reserve (R017); beyond that a cheaper plan would do. */
    private static final int RESERVE = 4;

    private static final String NEED_UNKNOWN = "nothing is recommended while the need is unknown";

    private final Capacity capacity;
    private final StorageOutlook outlook;
    private final List<Runway> runways;
    private final ResourceOutlooks resources;
    private final Shopping shopping;
    private final LocalDate today;

    private Recommendations(
            Capacity capacity, StorageOutlook outlook, ResourceOutlooks resources, PriceBook book, Instant asOf) {
        this.capacity = capacity;
        this.outlook = outlook;
        this.runways = Runway.storage(capacity, outlook, asOf);
        this.resources = resources;
        this.shopping = Shopping.of(capacity, book, resources);
        this.today = asOf.atOffset(ZoneOffset.UTC).toLocalDate();
    }

    /** Where no measure is projected: storage alone decides, and the answer says so. */
    public static Recommendation decide(Capacity capacity, StorageOutlook outlook, PriceBook book, Instant asOf) {
        return decide(capacity, outlook, Map.of(), book, asOf);
    }

    /**
     * The same arguments give the same answer, always.
     *
     * @param measures of the instance, by day; what was never projected is left out
     */
    public static Recommendation decide(
            Capacity capacity,
            StorageOutlook outlook,
            Map<MeasuredLimit, UsageProjection> measures,
            PriceBook book,
            Instant asOf) {
        ResourceOutlooks resources = ResourceOutlooks.of(capacity, measures, asOf);
        return new Recommendations(capacity, outlook, resources, book, asOf).decide();
    }

    private Recommendation decide() {
        Optional<Doubt> doubt = doubt();
        List<String> pressing =
                Stream.concat(storagePressing().stream(), resourcesPressing()).toList();
        if (!pressing.isEmpty()) {
            return underProvisioned(String.join("; ", pressing), doubt);
        }
        if (doubt.isPresent()) {
            return undecided(doubt.get());
        }
        if (isOversized()) {
            return sized(Verdict.OVER_PROVISIONED, "a cheaper plan holds " + RESERVE + " times what is expected");
        }
        return sized(Verdict.RIGHT_SIZED, storageUsed() + "; 95 % " + outlookInWords());
    }

    /** Why it is time to get more storage. */
    private Optional<String> storagePressing() {
        if (isAboveAdvice(outlook.usedBytes().orElse(0))) {
            return Optional.of(storageUsed() + ", above 70 %");
        }
        return lastDayToAct()
                .filter(actBy -> !actBy.isAfter(today))
                .map(actBy -> "95 % may be reached before there is more: the last day to act was " + Days.said(actBy));
    }

    private Stream<String> resourcesPressing() {
        return resources.overBy(capacity.moreBy(today)).stream().map(ResourceOutlook.Known::pressing);
    }

    /** Nothing is planned while nobody knows how much storage is needed. */
    private Recommendation underProvisioned(String reason, Optional<Doubt> doubt) {
        boolean storageUnknown =
                storagePressing().isEmpty() && (capacity.storage().isEmpty() || !outlook.complete());
        return storageUnknown
                ? unplanned(
                        Verdict.UNDER_PROVISIONED,
                        reason,
                        Optional.empty(),
                        doubt.map(Doubt::detail).orElse(NEED_UNKNOWN))
                : sized(Verdict.UNDER_PROVISIONED, reason);
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
        return unplanned(Verdict.UNDECIDED, doubt.detail(), Optional.of(doubt), NEED_UNKNOWN);
    }

    private Recommendation unplanned(Verdict verdict, String reason, Optional<Doubt> doubt, String noPlan) {
        return new Recommendation(
                verdict,
                reason,
                doubt,
                outlook.usedBytes(),
                OptionalLong.empty(),
                runways,
                shopping.present(),
                new NextPlan.None(noPlan),
                Optional.empty(),
                resources.facts(capacity.instance()),
                Optional.empty());
    }

    private Recommendation sized(Verdict verdict, String reason) {
        boolean saving = verdict == Verdict.OVER_PROVISIONED;
        NextPlan next = shopping.next(required(), saving);
        return new Recommendation(
                verdict,
                reason,
                Optional.empty(),
                outlook.usedBytes(),
                OptionalLong.of(needed()),
                runways,
                shopping.present(),
                next,
                saving || next instanceof NextPlan.None ? Optional.empty() : because(),
                resources.facts(capacity.instance()),
                shopping.path(needs()));
    }

    /** What forces a larger plan: everything of which there will be too little. */
    private Optional<String> because() {
        Optional<String> demanded =
                capacity.plan().flatMap(capacity.demands()::against).map(missing -> "the present plan " + missing);
        List<String> all = Stream.of(storageShort().stream(), resources.warnings(), demanded.stream())
                .flatMap(reasons -> reasons)
                .toList();
        return all.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", all));
    }

    private Optional<String> storageShort() {
        Optional<Bytes> has = capacity.storage().filter(storage -> storage.compareTo(required()) < 0);
        return has.map(storage -> isAboveAdvice(outlook.usedBytes().orElse(0))
                ? "storage is beyond 70 % of " + storage.said()
                : runway(Limit.Kind.ADVICE)
                        .flatMap(runway -> day(runway.crossing().p50()))
                        .map(day -> "storage reaches 70 % of " + storage.said() + " most likely on " + Days.said(day))
                        .orElse("storage may go beyond 70 % of " + storage.said()));
    }

    private List<Need> needs() {
        Bytes has = capacity.storage().orElse(new Bytes(0));
        return outlook.projection() instanceof Path path
                ? Need.of(path, has, resources::until)
                : Need.of(outlook.usedBytes().orElse(0), today, has, resources::until);
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
        return runway(Limit.Kind.CEILING);
    }

    private Optional<Runway.Projected> runway(Limit.Kind kind) {
        return runways.stream()
                .filter(runway -> runway instanceof Runway.Projected)
                .map(runway -> (Runway.Projected) runway)
                .filter(runway -> runway.limit().kind() == kind)
                .findFirst();
    }

    private Optional<LocalDate> lastDayToAct() {
        return ceiling()
                .flatMap(runway -> runway.actBy().or(() -> day(runway.crossing().p10())));
    }

    private String outlookInWords() {
        return ceiling()
                .map(runway -> day(runway.crossing().p50())
                        .map(day -> "is most likely reached on " + Days.said(day))
                        .orElse("is not expected within the horizon"))
                .orElse("is not in sight, as there is no growth");
    }

    private static Optional<LocalDate> day(Crossing.Reach reach) {
        return reach instanceof Crossing.Reach.On on ? Optional.of(on.day()) : Optional.empty();
    }

    private String storageUsed() {
        long used = outlook.usedBytes().orElse(0);
        double share = 100.0 * used / capacity.storage().orElseThrow().count();
        return String.format(Locale.ROOT, "storage is at %.1f %%", share);
    }
}
