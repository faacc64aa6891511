package io.headroom.core.config;

import io.headroom.core.capacity.PlanDemands;
import java.util.List;

/** What a plan has to be like, as the keys of a price book call it; declared as JSON, two of them have a name in its manner too. */
final class DemandSection {
    private static final List<String> KEYS = List.of(
            "managed", "highly-available", "highlyAvailable", "backups", "point-in-time", "pointInTime", "region");

    private DemandSection() {}

    static PlanDemands read(Section section) {
        section.only(KEYS);
        return new PlanDemands(
                flag(section, "managed"),
                flag(section, "highly-available") || flag(section, "highlyAvailable"),
                flag(section, "backups"),
                flag(section, "point-in-time") || flag(section, "pointInTime"),
                Rows.optional(section, "region", Scalars::text));
    }

    private static boolean flag(Section section, String name) {
        return section.value(name, Scalars::flag, false);
    }
}
