package io.headroom.core.remedy;

import io.headroom.core.capacity.Offer;
import io.headroom.core.capacity.Plan;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether to let a provider run the server (R085): called for where it is known that nobody does, and either the owner
 * requires it or nobody proves that backups are taken.
 *
 * @param present the plan now
 * @param required by the owner
 * @param backups whether each database has a backup that went well and is good
 * @param cheapest managed plan that holds what is expected; empty if none can be compared
 */
public record ManagedServer(Plan present, boolean required, boolean backups, Optional<Offer> cheapest) {
    private static final String CAUTION =
            "Every database is moved once: by dump and restore, or by logical replication with"
                    + " a short stop; extensions and roles of a superuser may not be there";

    /** Null where the provider runs it already, or nobody says whether it does and nothing calls for it. */
    public @Nullable Ruling ruling() {
        Optional<Boolean> managed = present.traits().managed();
        boolean calledFor = required || !backups;
        if (managed.isEmpty()) {
            return calledFor ? untold() : null;
        }
        if (managed.get()) {
            return null;
        }
        String not = present.id() + " is not managed, and ";
        if (!calledFor) {
            return withheld(not + "backups of every database are proven", null);
        }
        return cheapest.isPresent()
                ? offered(cheapest.get(), not)
                : withheld(
                        not + "no managed plan for what is expected has a price that can be compared",
                        "Supply its row, or a rate of exchange, by PUT /api/v1/price-book.");
    }

    private Ruling untold() {
        return withheld(
                "the price book does not say whether " + present.id() + " is managed",
                "Supply a row of it with the key managed by PUT /api/v1/price-book.");
    }

    private Ruling offered(Offer offer, String not) {
        String reason = required ? "that is required" : "no backup of each database is proven";
        return new Ruling.Offered(
                RemedyKind.MANAGED_SERVER,
                null,
                null,
                "Move to managed PostgreSQL: " + offer.plan().id() + " at "
                        + offer.total().said() + " a month",
                not + reason + ": backups, failover and updates are yours",
                null,
                new Ruling.How(null, null, CAUTION),
                null);
    }

    private static Ruling withheld(String reason, @Nullable String fix) {
        return new Ruling.Withheld(RemedyKind.MANAGED_SERVER, null, null, reason, fix, null);
    }
}
