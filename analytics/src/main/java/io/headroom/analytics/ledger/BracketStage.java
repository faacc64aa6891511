package io.headroom.analytics.ledger;

import io.headroom.core.reconciliation.PartBracket;
import io.headroom.core.topic.Topics;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;

/** Tells ingest what the ledger held of tables while PostgreSQL counted them. */
public final class BracketStage {
    private BracketStage() {}

    public static void answer(KStream<String, Booking> booked) {
        booked.filter((key, booking) -> booking instanceof Booking.Bracketed, Named.as("pick-brackets"))
                .mapValues(booking -> ((Booking.Bracketed) booking).bracket(), Named.as("open-brackets"))
                .selectKey((key, bracket) -> bracket.key(), Named.as("key-brackets"))
                .to(
                        Topics.BRACKETS.name(),
                        Produced.<String, PartBracket>with(Topics.BRACKETS.keys(), Topics.BRACKETS.values())
                                .withName("publish-brackets"));
    }
}
