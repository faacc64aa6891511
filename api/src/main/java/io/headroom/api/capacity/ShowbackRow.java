package io.headroom.api.capacity;

import io.headroom.api.database.OnDisk;
import io.headroom.core.capacity.Price;
import io.headroom.core.capacity.PriceKind;
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
        PlanOffer.@Nullable MonthlyPrice cost) {
    private static final double MILLIONTHS = 1e6;

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

    static ShowbackRow of(@Nullable String database, Kind kind, long bytes) {
        return new ShowbackRow(kind, database, null, null, bytes, 0, null, null, null);
    }

    /** @param grown what all owners that grow, grow by together in bytes per day */
    static ShowbackRow of(String database, OnDisk.Owner owner, double grown) {
        boolean isTenant = owner.tenant().kind() == TenantKind.TENANT;
        Double perDay = owner.growthPerDay();
        return new ShowbackRow(
                Kind.of(owner.tenant().kind()),
                database,
                isTenant ? owner.tenant().id() : null,
                isTenant ? owner.name() : null,
                owner.bytes(),
                0,
                perDay == null ? null : (Long) Math.round(perDay),
                perDay == null || grown <= 0 ? null : (Double) millionths(perDay / grown),
                null);
    }

    ShowbackRow charged(long all, Price price, PriceKind priceKind) {
        double part = all == 0 ? 0 : millionths((double) physicalBytes / all);
        return new ShowbackRow(
                kind,
                database,
                tenant,
                tenantName,
                physicalBytes,
                part,
                growthBytesPerDay,
                growthShare,
                PlanOffer.MonthlyPrice.of(price, priceKind));
    }

    private static double millionths(double value) {
        return Math.round(MILLIONTHS * value) / MILLIONTHS;
    }
}
