package io.headroom.testkit;

import org.apache.kafka.common.test.KafkaClusterTestKit;

/** A broker of one test alone, which can be stopped and comes back at the same address with the same logs. */
public final class OwnBroker implements AutoCloseable {
    private final KafkaClusterTestKit kit;

    private OwnBroker(KafkaClusterTestKit kit) {
        this.kit = kit;
    }

    public static OwnBroker start() {
        return new OwnBroker(InProcessServers.startBroker());
    }

    public String bootstrapServers() {
        return kit.bootstrapServers();
    }

    /** The controller goes on: it is the broker that clients miss. */
    public void stop() {
        kit.brokers().values().forEach(broker -> {
            broker.shutdown();
            broker.awaitShutdown();
        });
    }

    public void startAgain() {
        kit.brokers().values().forEach(broker -> broker.startup());
    }

    @Override
    public void close() {
        try {
            kit.close();
        } catch (Exception e) {
            throw new IllegalStateException("cannot stop the broker", e);
        }
    }
}
