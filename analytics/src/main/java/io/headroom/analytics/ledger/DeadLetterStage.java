package io.headroom.analytics.ledger;

import io.headroom.core.topic.Topics;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;

/** Sends what could not be understood to the dead letters, with the reason. */
public final class DeadLetterStage {
    private DeadLetterStage() {}

    public static void setAside(KStream<String, Booking> booked) {
        booked.filter((key, booking) -> booking instanceof Booking.SetAside, Named.as("pick-dead-letters"))
                .mapValues(booking -> ((Booking.SetAside) booking).letter(), Named.as("open-dead-letters"))
                .to(
                        Topics.DEAD_LETTERS.name(),
                        Produced.with(Topics.DEAD_LETTERS.keys(), Topics.DEAD_LETTERS.values())
                                .withName("publish-dead-letters"));
    }
}
