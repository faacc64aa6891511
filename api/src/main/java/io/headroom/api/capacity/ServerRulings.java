package io.headroom.api.capacity;

import io.headroom.api.database.Databases;
import io.headroom.api.database.OnDisk;
import io.headroom.api.declaration.InForce;
import io.headroom.api.view.Facts;
import io.headroom.api.view.Views;
import io.headroom.core.capacity.RecommendationFact;
import io.headroom.core.capacity.Verdict;
import io.headroom.core.remedy.Ruling;
import io.headroom.core.remedy.ShardingKey;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Asks the rules about a whole server. */
@Singleton
final class ServerRulings {
    private final Views views;
    private final Databases databases;
    private final InForce inForce;

    ServerRulings(Views views, Databases databases, InForce inForce) {
        this.views = views;
        this.inForce = inForce;
        this.databases = databases;
    }

    List<Ruling> of(RecommendationFact said, List<String> on) {
        Facts facts = views.facts();
        Busyness busyness = new Busyness(facts.usages(), said.instance(), on, said.asOf());
        List<Ruling> rulings = new ArrayList<>();
        Owned owned = new Owned(
                said,
                facts,
                inForce.prices().value(),
                inForce.capacity(said.instance()).value(),
                on);
        busyness.connections()
                .ifPresent(load -> Stream.of(load.ruling(owned.hasPooler()), owned.moreConnections(load))
                        .filter(Objects::nonNull)
                        .forEach(rulings::add));
        owned.managed().ifPresent(rulings::add);
        rulings.addAll(busyness.reads().rulings());
        String noPlan = said.noNextPlan();
        if (said.verdict() == Verdict.UNDER_PROVISIONED && noPlan != null) {
            rulings.add(ShardingKey.ruling(keys(on), noPlan));
        }
        return rulings;
    }

    /** What is written, by whom and where; two databases may have a tenant of the same name. */
    private List<ShardingKey> keys(List<String> on) {
        Map<String, Double> tenants = new HashMap<>();
        Map<String, Double> tables = new HashMap<>();
        for (String database : on) {
            for (OnDisk.Owner owner : databases.onDisk(database).owners()) {
                Double perDay = owner.growthPerDay();
                if (perDay != null) {
                    tenants.put(database + "/" + owner.tenant(), perDay);
                }
            }
            databases.relations(database).forEach(relation -> {
                Double perDay = relation.pacePerDay();
                if (perDay != null) {
                    tables.put(database + "/" + relation.sizes().table(), perDay);
                }
            });
        }
        return Stream.of(ShardingKey.of("tenant", tenants), ShardingKey.of("table", tables))
                .flatMap(Optional::stream)
                .toList();
    }
}
