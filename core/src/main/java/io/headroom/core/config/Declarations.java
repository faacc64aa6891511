package io.headroom.core.config;

import io.headroom.core.capacity.Capacity;
import io.headroom.core.capacity.PriceBook;
import io.headroom.core.decision.Estate;
import io.headroom.core.decision.InstanceInput;
import io.headroom.core.declaration.Declaration;
import io.headroom.core.trigger.Policy;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads what is declared at run time: the same documents that the configuration names, read as strictly. JSON is read as
 * the YAML that it is.
 */
public final class Declarations {
    private static final List<String> CAPACITY_KEYS = List.of(
            "storage",
            "memory",
            "vcpus",
            "connections",
            "plan",
            "lead-time",
            "leadTime",
            "restore-within",
            "restoreWithin",
            "restore-rate",
            "restoreRate",
            "require");

    private Declarations() {}

    /**
     * A document in the form of {@code policies.yml}.
     *
     * @throws ConfigException if a rule cannot be used
     */
    public static Policy policies(String document) {
        return PolicyFile.read(document, "the policies declared at run time");
    }

    /**
     * A document in the form of {@code price-book.yml}, beside the rows that come with Headroom.
     *
     * @throws ConfigException if a row cannot be used
     */
    public static PriceBook prices(String document) {
        return PriceBookFile.standard().with(PriceBookFile.read(document, "the prices declared at run time"));
    }

    /**
     * The keys {@code storage}, {@code memory}, {@code vcpus}, {@code connections}, {@code plan}, {@code leadTime}, {@code
     * restoreWithin}, {@code restoreRate} and {@code require}. What is left out is not declared.
     *
     * @throws ConfigException if a value cannot be used
     */
    public static Capacity capacity(String instance, String document) {
        Section section = Section.file("a capacity", YamlTree.read(document, "the capacity", Map.of()), Path.of(""))
                .only(CAPACITY_KEYS);
        String leadTime = section.has("leadTime") ? "leadTime" : "lead-time";
        String within = section.has("restoreWithin") ? "restoreWithin" : "restore-within";
        String rate = section.has("restoreRate") ? "restoreRate" : "restore-rate";
        CapacityConfig capacity = CapacityConfig.of(section);
        return section.build(() -> new InstanceConfig(
                        capacity,
                        section.text("plan"),
                        section.value(leadTime, Scalars::duration),
                        null,
                        null,
                        InstanceConfig.restore(section, within, rate),
                        DemandSection.read(section.section("require")),
                        ZoneOffset.UTC))
                .declared(instance);
    }

    /**
     * What is in force: what was declared at run time, and where nothing was, what the configuration says.
     *
     * @throws ConfigException if a declaration cannot be used
     */
    public static Estate over(Estate configured, Collection<InstanceInput.Declared> declared) {
        Map<String, Capacity> capacities = new HashMap<>(configured.capacities());
        Estate estate = configured;
        for (InstanceInput.Declared one : declared) {
            Declaration declaration = one.declaration();
            if (declaration != null) {
                String document = declaration.document();
                switch (one.about()) {
                    case CAPACITY -> capacities.put(one.name(), capacity(one.name(), document));
                    case POLICIES -> estate = estate.with(policies(document).rules());
                    case PRICE_BOOK -> estate = estate.with(prices(document));
                }
            }
        }
        return estate.with(capacities);
    }
}
