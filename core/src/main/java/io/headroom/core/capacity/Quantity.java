package io.headroom.core.capacity;

import io.headroom.core.quantity.Bytes;
import java.util.Optional;

/**
 * What a plan states of itself beside its storage, and how much of it may be used: as much as the merged default policy
 * allows without a warning.
 */
enum Quantity {
    CONNECTIONS(MeasuredLimit.CONNECTIONS, 80, "how many connections"),
    MEMORY(MeasuredLimit.MEMORY, 85, "how much memory"),
    CPU(MeasuredLimit.CPU, 75, "how many processors");

    /** What is lost in the arithmetic of shares is no reason for one more. */
    private static final double ROUNDING = 1e-9;

    private final MeasuredLimit limit;
    private final int percent;
    private final String question;

    Quantity(MeasuredLimit limit, int percent, String question) {
        this.limit = limit;
        this.percent = percent;
        this.question = question;
    }

    MeasuredLimit limit() {
        return limit;
    }

    Resource resource() {
        return limit.resource();
    }

    /** More than that is too much. */
    int percent() {
        return percent;
    }

    /** The same as a part of one. */
    double threshold() {
        return percent / 100.0;
    }

    boolean isTooMuch(double share) {
        return share * (1 - ROUNDING) > threshold();
    }

    /** What somebody does not say: {@code how many connections}. */
    String question() {
        return question;
    }

    /** Under which an instance declares it. */
    String key() {
        return switch (this) {
            case CONNECTIONS -> "connections";
            case MEMORY -> "memory";
            case CPU -> "vcpus";
        };
    }

    /** Connections, bytes or processors, as far as the plan is said to have them. */
    Optional<Long> of(Plan plan) {
        return switch (this) {
            case CONNECTIONS -> plan.connections().map(Integer::longValue);
            case MEMORY -> plan.memory().map(Bytes::count);
            case CPU -> plan.vcpus().map(Integer::longValue);
        };
    }

    /** The same of an instance. */
    Optional<Long> of(Capacity capacity) {
        return switch (this) {
            case CONNECTIONS -> capacity.connections().map(Integer::longValue);
            case MEMORY -> capacity.memory().map(Bytes::count);
            case CPU -> capacity.vcpus().map(Integer::longValue);
        };
    }

    /** The quantity of which a share of {@code has} is no more than the threshold. */
    long holding(double share, long has) {
        return (long) Math.ceil(share / threshold() * has * (1 - ROUNDING));
    }

    /** {@code 50 connections}. */
    String said(long amount) {
        return switch (this) {
            case CONNECTIONS -> amount + " connections";
            case MEMORY -> new Bytes(amount).said() + " of memory";
            case CPU -> amount + (amount == 1 ? " processor" : " processors");
        };
    }

    /** Behind "a part of": {@code 50}, {@code 4.0 GB}, {@code 2 processors}. */
    String whole(long amount) {
        return this == CPU ? said(amount) : number(amount);
    }

    /** {@code connections reach}. */
    String reaches() {
        return resource().label() + (this == CONNECTIONS ? " reach" : " reaches");
    }

    /** {@code connections have}. */
    String have() {
        return resource().label() + (this == CONNECTIONS ? " have" : " has");
    }

    /** {@code connections may reach}. */
    String mayReach() {
        return resource().label() + " may reach";
    }

    /** The number alone: {@code 50}. */
    String number(long amount) {
        return this == MEMORY ? new Bytes(amount).said() : String.valueOf(amount);
    }
}
