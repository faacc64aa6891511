package io.headroom.core.annotation;

import io.headroom.core.forecast.GrowthInterval;
import io.headroom.core.forecast.Path;
import io.headroom.core.projection.Measure;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * What annotations make of each day of a path: a factor on what it would bring, and something beside. Days before today
 * are not touched: what they brought is in the level, and today counts in full until it is over, which errs on the early
 * side.
 */
final class Bend {
    /** Over so many days a forecast has learned a change of pace: those that growth is the mean of. */
    private static final int LEARNED_DAYS = 28;

    /** What was learned of a holiday is made good up to tenfold: beyond, noise is. */
    private static final double LEAST = 0.1;

    private final double[] factors;
    private final double[] brought;

    private Bend(int days) {
        factors = new double[days];
        brought = new double[days];
        Arrays.fill(factors, 1);
    }

    /** @param annotations that are known and not over, in an order that is always the same */
    static Bend of(Collection<Annotation> annotations, Measure measure, Path path, Instant now) {
        Bend bend = new Bend(path.horizonDays());
        LocalDate today = now.atOffset(ZoneOffset.UTC).toLocalDate();
        int first = (int) Math.max(0, ChronoUnit.DAYS.between(path.date(0), today));
        for (Annotation annotation : annotations) {
            double learned = learned(annotation, path.date(0));
            for (int day = first; day < bend.factors.length; day++) {
                bend.add(annotation, measure, day, annotation.covers(path.date(day)), learned);
            }
        }
        return bend;
    }

    /** How much of it is in the pace already, of which the path is the continuation; imports and holidays are not learned. */
    private static double learned(Annotation annotation, LocalDate asOf) {
        if (annotation.kind() != AnnotationKind.LAUNCH || annotation.firstDay().isAfter(asOf)) {
            return 0;
        }
        return Math.min(1, ChronoUnit.DAYS.between(annotation.firstDay(), asOf) / (double) LEARNED_DAYS);
    }

    private void add(Annotation annotation, Measure measure, int day, boolean covered, double learned) {
        Double factor = annotation.factor();
        if (factor != null) {
            factors[day] *= (covered ? factor : 1) / Math.max(LEAST, 1 + (factor - 1) * learned);
        }
        brought[day] += annotation.broughtPerDay(measure) * ((covered ? 1 : 0) - learned);
    }

    boolean changesNothing() {
        return Arrays.stream(factors).allMatch(factor -> factor == 1)
                && Arrays.stream(brought).allMatch(amount -> amount == 0);
    }

    /**
     * The path with it. A quantity that is known adds nothing to how unsure the rest is, and a quiet week makes it no surer:
     * the band keeps its width, and where more is to come than would otherwise, it widens in proportion.
     */
    Path bend(Path path) {
        List<Path.Knot> knots = new ArrayList<>();
        double middle = path.level();
        double pace = 0;
        for (int day = 0; day < factors.length; day++) {
            double net = factors[day] * (path.at(day + 1).p50() - path.at(day).p50()) + brought[day];
            middle = Math.max(0, middle + net);
            pace += factors[day];
            if (isKnot(path, day + 1)) {
                knots.add(knot(path.at(day + 1), middle, Math.max(1, pace / (day + 1))));
            }
        }
        return path.along(knots, interval(path, pace / factors.length));
    }

    /** At the path's own, and wherever the bend changes, so that straight lines between them are exact. */
    private boolean isKnot(Path path, int day) {
        boolean edge = day < factors.length && (factors[day] != factors[day - 1] || brought[day] != brought[day - 1]);
        return edge || path.knots().stream().anyMatch(knot -> knot.day() == day);
    }

    private static Path.Knot knot(Path.Knot straight, double middle, double width) {
        long p50 = Math.round(middle);
        long below = Math.round((straight.p50() - straight.p10()) * width);
        long above = Math.round((straight.p90() - straight.p50()) * width);
        return new Path.Knot(straight.day(), Math.max(0, p50 - below), p50, p50 + above);
    }

    /** What is known may make a growth certain that was not, and never the other way round. */
    private GrowthInterval interval(Path path, double pace) {
        GrowthInterval learned = path.interval();
        if (learned.leavesZeroOut() || learned.equals(GrowthInterval.UNKNOWN)) {
            return learned;
        }
        double perDay = Arrays.stream(brought).sum() / factors.length;
        return learned.times(pace).plus(new GrowthInterval(perDay, perDay));
    }
}
