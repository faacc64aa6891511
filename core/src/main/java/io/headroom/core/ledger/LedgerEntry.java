package io.headroom.core.ledger;

import io.headroom.core.change.Owner;
import io.headroom.core.change.WideAttribute;
import io.headroom.core.cohort.Cohort;
import io.headroom.core.delta.Stake;
import io.headroom.core.footprint.Footprint;
import io.headroom.core.scope.Tenant;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the ledger holds of one row: enough to tell what the next change of it changes.
 *
 * @param epoch the table's epoch in which the row was last seen
 * @param copies equal rows seen in that epoch; 1 where the table has a key, 0 in the grave of a row deleted while its
 *     table is being seeded, so that a late seed cannot bring it back; negative where more equal rows of a table without
 *     a key were deleted than seeded so far
 * @param older equal rows of a table without a key that were last seen in an earlier epoch
 * @param baseBytes tuple size of one copy without its wide attributes
 * @param wide its wide attributes; one that is still {@link WideAttribute.Unchanged} has a size that nobody has said
 *     yet, because an update came before the row's seed
 */
public record LedgerEntry(
        int epoch,
        long copies,
        long older,
        Owner owner,
        @Nullable Instant birth,
        long baseBytes,
        List<WideAttribute> wide) {
    private static final Owner NOBODY = new Owner.OfTenant(Tenant.SHARED);

    public LedgerEntry {
        if (older < 0 || baseBytes < 0) {
            throw new IllegalArgumentException(
                    "older copies and bytes must not be negative: " + older + ", " + baseBytes);
        }
        wide = List.copyOf(wide);
    }

    static LedgerEntry grave(int epoch) {
        return new LedgerEntry(epoch, 0, 0, NOBODY, null, 0, List.of());
    }

    boolean isGrave() {
        return copies == 0 && older == 0;
    }

    /** Whose the row is, or was: an entry of an ended epoch says so too. */
    public @Nullable Owner knownOwner() {
        return isGrave() ? null : owner;
    }

    Stake stake() {
        return new Stake(owner, Cohort.of(birth));
    }

    /** One copy, uncompressed, as far as its size is known. */
    Footprint one() {
        long bytes = baseBytes;
        for (WideAttribute attribute : wide) {
            bytes += attribute instanceof WideAttribute.Sized sized ? sized.bytes() : 0;
        }
        return new Footprint(1, bytes);
    }

    LedgerEntry withCopies(long newCopies, long newOlder) {
        return new LedgerEntry(epoch, newCopies, newOlder, owner, birth, baseBytes, wide);
    }

    LedgerEntry ownedBy(Owner other) {
        return new LedgerEntry(epoch, copies, older, other, birth, baseBytes, wide);
    }

    /** The same copies as they stand once {@code newEpoch} is open. */
    LedgerEntry inEpoch(int newEpoch) {
        return newEpoch <= epoch
                ? this
                : new LedgerEntry(newEpoch, 0, Math.max(0, copies) + older, owner, birth, baseBytes, wide);
    }
}
