package io.headroom.api.capacity;

import io.headroom.api.database.OnDisk;
import io.headroom.api.figure.Rounded;
import io.headroom.core.scope.TenantKind;
import org.jspecify.annotations.Nullable;

/**
 * A part of an instance's bill.
 *
 * @param kind whose it is
 * @param database null for what no database takes up
 * @param tenant null for what is not a tenant's
 * @param tenantName what the configuration calls it
 * @param share of what is paid for, 0 to 1
 * @param growthBytesPerDay mean net of logical bytes over the last complete days
 * @param growthShare of what all owners that grow, grow by together
 * @param cost per month
 */
record ShowbackRow(
        Kind kind,
        @Nullable String database,
        @Nullable String tenant,
        @Nullable String tenantName,
        long physicalBytes,
        double share,
        @Nullable Long growthBytesPerDay,
        @Nullable Double growthShare,
        PlanOffer.MonthlyPrice cost) {
    /** Bytes that are paid for, before it is known what they cost. */
    record Charge(Kind kind, @Nullable String database, OnDisk.@Nullable Owner owner, long bytes) {
        static Charge of(String database, OnDisk.Owner owner) {
            return new Charge(Kind.of(owner.tenant().kind()), database, owner, owner.bytes());
        }

        /** What is nobody's. */
        static Charge of(Kind kind, @Nullable String database, long bytes) {
            return new Charge(kind, database, null, bytes);
        }
    }

    /** Whose a part of the bill is. */
    enum Kind {
        TENANT,
        /** Rows that serve everybody. */
        SHARED,
        /** Rows whose tenant is NULL. */
        NULL,
        /** Rows whose tenant is not known. */
        UNRESOLVED,
        /** Of a database: catalogues, and tables that are not watched. */
        SYSTEM,
        /** WAL, temporary files, databases that are not watched. */
        INSTANCE,
        /** Paid for, and empty. */
        IDLE;

        static Kind of(TenantKind kind) {
            return switch (kind) {
                case TENANT -> TENANT;
                case SHARED -> SHARED;
                case NULL -> NULL;
                case UNRESOLVED -> UNRESOLVED;
            };
        }
    }

    /**
     * @param all bytes that are paid for
     * @param grown what all owners that grow, grow by together in bytes per day
     */
    static ShowbackRow of(Charge charge, long all, double grown, PlanOffer.MonthlyPrice cost) {
        OnDisk.Owner owner = charge.owner();
        boolean isTenant = charge.kind() == Kind.TENANT;
        Double perDay = owner == null ? null : owner.growthPerDay();
        return new ShowbackRow(
                charge.kind(),
                charge.database(),
                owner != null && isTenant ? owner.tenant().id() : null,
                owner != null && isTenant ? owner.name() : null,
                charge.bytes(),
                all == 0 ? 0 : Rounded.millionths((double) charge.bytes() / all),
                perDay == null ? null : (Long) Math.round(perDay),
                perDay == null || grown <= 0 ? null : (Double) Rounded.millionths(perDay / grown),
                cost);
    }
}
