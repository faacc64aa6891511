package io.headroom.ingest.stream;

/** Takes records in order and says when they are safe. Used by the engine's thread only. */
public interface RowPublisher extends AutoCloseable {

    void send(Dispatch dispatch);

    /**
     * Returns when everything sent so far is stored in Kafka.
     *
     * @throws RuntimeException if something is not; the engine then stops, and a new one starts at the last acknowledged
     *     transaction
     */
    void await() throws InterruptedException;

    /** Gives up what is not stored yet, and ends a call that waits for it. */
    @Override
    void close();
}
