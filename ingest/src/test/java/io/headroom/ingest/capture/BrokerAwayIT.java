package io.headroom.ingest.capture;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.testkit.OwnBroker;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** The broker goes away under a stream, and comes back with the same logs. */
class BrokerAwayIT {
    /** Twice the longest of our timeouts, which is 30 s; {@code -Dheadroom.test.broker-away} for longer. */
    private static final Duration AWAY = Duration.ofSeconds(Long.getLong("headroom.test.broker-away", 60));

    @Test
    void goesOn_afterTheBrokerWasAway_whileRowsCome() throws Exception {
        try (OwnBroker broker = OwnBroker.start();
                Watched shop = new Watched(
                                broker.bootstrapServers(), Watched.SERVERS.postgres(), "unheard", Writing.TABLE)
                        .startStreaming();
                ChangeLog log = shop.log()) {
            try (Writing writing = Writing.to(shop)) {
                writing.await(30);
                broker.stop();
                long stopped = System.nanoTime();
                Awaitility.await()
                        .atMost(AWAY.plusSeconds(5))
                        .until(() -> System.nanoTime() - stopped > AWAY.toNanos());
                broker.startAgain();
                writing.await(30);
            }

            Invariant.holds(shop, log, "booking");
            shop.awaitStreaming();
            assertThat(shop.status().generation()).isEqualTo(1);
        }
    }
}
