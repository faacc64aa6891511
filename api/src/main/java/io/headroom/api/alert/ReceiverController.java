package io.headroom.api.alert;

import io.micronaut.http.annotation.Controller;

/** Answers from memory. */
@Controller("/api/v1")
final class ReceiverController implements ReceiverContract {
    private final Couriers couriers;

    ReceiverController(Couriers couriers) {
        this.couriers = couriers;
    }

    @Override
    public ReceiverList receivers() {
        return new ReceiverList(couriers.all().stream().map(ReceiverRow::of).toList(), null);
    }
}
