package io.headroom.core.ledger;

import io.headroom.core.change.Owner;
import io.headroom.core.change.RowChange;
import io.headroom.core.change.WideAttribute;
import io.headroom.core.growth.Bucket;
import io.headroom.core.growth.Granularity;
import io.headroom.core.growth.Origin;
import io.headroom.core.scope.Tenant;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a change's after-image, filling what it leaves out from what is held, and tells when to book it. */
final class Images {
    private Images() {}

    static LedgerEntry entry(TableState table, @Nullable LedgerEntry held, RowChange change) {
        Tenant tenant = change.owner() instanceof Owner.OfTenant owned ? owned.tenant() : Tenant.UNRESOLVED;
        Instant birth = change.birth() == null && held != null ? held.birth() : change.birth();
        List<WideAttribute.Sized> wide = change.wide().isEmpty() ? List.of() : sizes(change.wide(), held);
        return new LedgerEntry(table.epoch(), 1, 0, tenant, birth, change.baseBytes(), wide);
    }

    private static List<WideAttribute.Sized> sizes(List<WideAttribute> wide, @Nullable LedgerEntry held) {
        List<WideAttribute.Sized> sizes = new ArrayList<>(wide.size());
        for (WideAttribute attribute : wide) {
            if (attribute instanceof WideAttribute.Sized sized) {
                sizes.add(sized);
            } else if (held != null) {
                held.wide().stream()
                        .filter(known -> known.number() == attribute.number())
                        .forEach(sizes::add);
            }
        }
        return sizes;
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
