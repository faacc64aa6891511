package io.headroom.core.ledger;

import io.headroom.core.change.Operation;
import io.headroom.core.change.Owner;
import io.headroom.core.change.RowChange;
import io.headroom.core.change.WideAttribute;
import io.headroom.core.growth.Bucket;
import io.headroom.core.growth.Granularity;
import io.headroom.core.growth.Origin;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads a change's after-image, filling what it leaves out from what is held, and tells when to book it. */
final class Images {
    private Images() {}

    static LedgerEntry entry(TableState table, @Nullable LedgerEntry held, RowChange change) {
        Owner owner = Objects.requireNonNull(change.owner(), "a row that is there has an owner");
        // A row is born once: an update of its creation time must not move it between cohorts unseen.
        Instant birth = held == null ? change.birth() : held.birth();
        List<WideAttribute> wide = change.wide().isEmpty() ? List.of() : sizes(table, change, held);
        return new LedgerEntry(table.epoch(), 1, 0, owner, birth, change.baseBytes(), wide);
    }

    /**
     * An update may come before the seed of its row: then a size stays open until that seed says it. What an earlier epoch
     * says is no help, for the row may have changed unseen in between.
     */
    private static List<WideAttribute> sizes(TableState table, RowChange change, @Nullable LedgerEntry held) {
        List<WideAttribute> sizes = new ArrayList<>(change.wide().size());
        for (WideAttribute attribute : change.wide()) {
            if (attribute instanceof WideAttribute.Sized) {
                sizes.add(attribute);
            } else if (held != null && held.epoch() == table.epoch()) {
                held.wide().stream()
                        .filter(known -> known.number() == attribute.number())
                        .forEach(sizes::add);
            } else if (change.operation() == Operation.UPDATE) {
                sizes.add(attribute);
            }
        }
        return sizes;
    }

    /** The entry with the sizes that were open, as far as the row's seed knows them. */
    static LedgerEntry completed(LedgerEntry held, RowChange seed) {
        List<WideAttribute> wide = new ArrayList<>(held.wide());
        wide.replaceAll(open -> open instanceof WideAttribute.Sized
                ? open
                : seed.wide().stream()
                        .filter(known -> known.number() == open.number())
                        .findFirst()
                        .orElse(open));
        return new LedgerEntry(
                held.epoch(), held.copies(), held.older(), held.owner(), held.birth(), held.baseBytes(), wide);
    }

    static Bucket observed(RowChange change) {
        return Bucket.of(Origin.OBSERVED, change.at());
    }

    static Bucket repaired(RowChange change) {
        return Bucket.of(Origin.REPAIRED, change.at());
    }

    /** At the row's birth, as finely as growth keeps that age: a seed would else open a bucket for every row. */
    static Bucket reconstructed(RowChange change) {
        Instant birth = change.birth();
        if (birth == null) {
            return Bucket.BEFORE;
        }
        return Bucket.of(Origin.RECONSTRUCTED, width(birth.getEpochSecond(), change.at()), birth);
    }

    private static Granularity width(long birth, Instant at) {
        if (Granularity.HOUR.keeps(Granularity.HOUR.start(birth), at)) {
            return Granularity.HOUR;
        }
        return Granularity.DAY.keeps(Granularity.DAY.start(birth), at) ? Granularity.DAY : Granularity.MONTH;
    }
}
