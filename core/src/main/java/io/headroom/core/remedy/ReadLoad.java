package io.headroom.core.remedy;

import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * Whether reads are what a server is busy with, so that somebody else could answer them.
 *
 * @param busy how busy the server is at its peak, 0 to 1: its processors, or the read load that the application reports
 * @param readsPerSecond as the application reports them, as are writes
 * @param cacheHits part of the blocks that were found in memory
 */
public record ReadLoad(
        OptionalDouble busy, OptionalDouble readsPerSecond, OptionalDouble writesPerSecond, OptionalDouble cacheHits) {
    private static final double BUSY = 0.7;

    /** With fewer reads the replica is as busy with the writes as its primary. */
    private static final double MOSTLY_READS = 0.75;

    /** Ten reads for a write, as of a page that is shown more often than changed. */
    private static final double NEARLY_ALL_READS = 0.9;

    /** The same rows are read again and again, or they would not be in memory. */
    private static final double SAME_AGAIN = 0.99;

    /** None where the server is not busy, or nobody says how busy it is. */
    public List<Ruling> rulings() {
        if (busy.isEmpty() || busy.getAsDouble() < BUSY) {
            return List.of();
        }
        double reads = readsPerSecond.orElse(0);
        double all = reads + writesPerSecond.orElse(0);
        if (readsPerSecond.isEmpty() || writesPerSecond.isEmpty() || all <= 0) {
            return List.of(withheld(
                    "the server is " + Words.percent(busy.getAsDouble())
                            + " busy, and how much of that is reads is unknown",
                    "Report READ_RATE and WRITE_RATE of the application."));
        }
        double share = reads / all;
        return share < MOSTLY_READS ? List.of(tooManyWrites(share)) : offers(share);
    }

    private Ruling tooManyWrites(double share) {
        return withheld(
                "the server is " + Words.percent(busy.orElseThrow()) + " busy and only " + Words.percent(share)
                        + " of the statements are reads; a replica has to carry every write too",
                null);
    }

    private List<Ruling> offers(double share) {
        String why = "The server is " + Words.percent(busy.orElseThrow()) + " busy at its peak, and "
                + Words.percent(share) + " of the statements are reads";
        Ruling replica = replica(share, why);
        return share >= NEARLY_ALL_READS && cacheHits.orElse(0) >= SAME_AGAIN
                ? List.of(cache(why), replica)
                : List.of(replica);
    }

    private Ruling cache(String why) {
        return offered(
                RemedyKind.CACHING,
                "Cache what is read again and again",
                why + "; " + Words.percent(cacheHits.orElseThrow()) + " of the blocks they touch are in memory already",
                "Readers may see what has changed meanwhile, for as long as an entry lives");
    }

    private Ruling replica(double share, String why) {
        double left = busy.orElseThrow() * (1 - share / 2);
        return offered(
                RemedyKind.REPLICAS,
                "Add a replica and send it half of the reads",
                why + "; that would leave about " + Words.percent(left) + " here",
                "A replica is a moment behind, so what somebody has just written is read on the primary");
    }

    private static Ruling offered(RemedyKind kind, String what, String why, String caution) {
        return new Ruling.Offered(kind, null, null, what, why, null, new Ruling.How(null, null, caution), null);
    }

    private static Ruling withheld(String reason, @Nullable String fix) {
        return new Ruling.Withheld(RemedyKind.REPLICAS, null, null, reason, fix, null);
    }
}
