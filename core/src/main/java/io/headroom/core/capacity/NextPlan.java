package io.headroom.core.capacity;

/** What to change to, if anything. */
public sealed interface NextPlan {

    /** The cheapest that holds what is projected. */
    record Offered(Offer offer) implements NextPlan {}

    /** None, and why. */
    record None(String reason) implements NextPlan {}
}
