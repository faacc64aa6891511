package io.headroom.core.config;

import io.headroom.core.capacity.Capacity;
import io.headroom.core.capacity.PlanDemands;
import io.headroom.core.capacity.PriceBook;
import io.headroom.core.capacity.RestoreGoal;
import io.headroom.core.quantity.Bytes;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One PostgreSQL server, whatever the number of databases on it.
 *
 * @param plan its plan in the price book, such as {@code aws/db.t3.medium}
 * @param leadTime how long it takes here from deciding on more capacity to having it
 * @param pooler the PgBouncer in front of it
 * @param host the machine under it
 * @param restore how long a restore of its databases may take
 * @param demands what its plan has to be like
 * @param timeZone by which people work with it
 */
public record InstanceConfig(
        CapacityConfig capacity,
        @Nullable String plan,
        @Nullable Duration leadTime,
        @Nullable PoolerConfig pooler,
        @Nullable HostConfig host,
        @Nullable RestoreGoal restore,
        PlanDemands demands,
        ZoneId timeZone) {
    /** An instance of which only the name is known. */
    static final InstanceConfig UNDECLARED = new InstanceConfig(CapacityConfig.UNKNOWN, null, null);

    static final List<String> KEYS = List.of(
            "capacity",
            "plan",
            "lead-time",
            "restore-within",
            "restore-rate",
            "require",
            "time-zone",
            "pooler",
            "host");

    /** An instance of which PostgreSQL alone tells. */
    public InstanceConfig(CapacityConfig capacity, @Nullable String plan, @Nullable Duration leadTime) {
        this(capacity, plan, leadTime, null, null, null, PlanDemands.NONE, ZoneOffset.UTC);
    }

    public InstanceConfig {
        Require.notBlank("plan", plan);
        Require.positive("lead-time", leadTime);
    }

    /** Leaves other keys of the section alone, because a database may carry these beside its own. */
    static InstanceConfig read(Section section) {
        return section.build(() -> new InstanceConfig(
                CapacityConfig.read(section.section("capacity")),
                section.text("plan"),
                section.value("lead-time", Scalars::duration),
                section.has("pooler") ? PoolerConfig.read(section.section("pooler")) : null,
                section.has("host") ? HostConfig.read(section.section("host")) : null,
                restore(section, "restore-within", "restore-rate"),
                DemandSection.read(section.section("require")),
                section.value("time-zone", Scalars::zone, ZoneOffset.UTC)));
    }

    /** A rate says nothing without a time that it is held against. */
    static @Nullable RestoreGoal restore(Section section, String within, String rate) {
        Duration most = section.value(within, Scalars::duration);
        Bytes perSecond = section.value(rate, Scalars::bytes);
        if (most == null && perSecond != null) {
            throw section.error(rate, "goes with " + within + ", which is not there");
        }
        return most == null ? null : new RestoreGoal(most, Optional.ofNullable(perSecond));
    }

    /** What the file declares of the instance {@code name}, with its plan's limits where it declares none. */
    public Capacity toCapacity(String name, PriceBook book) {
        return declared(name).filledFrom(book);
    }

    /** What the file declares of the instance {@code name}, and nothing beyond. */
    public Capacity declared(String name) {
        return new Capacity(
                name,
                Optional.ofNullable(capacity.storage()),
                Optional.ofNullable(capacity.memory()),
                Optional.ofNullable(capacity.vcpus()),
                Optional.ofNullable(capacity.connections()),
                Optional.ofNullable(plan),
                Optional.empty(),
                Optional.ofNullable(leadTime),
                Optional.ofNullable(restore),
                demands);
    }
}
