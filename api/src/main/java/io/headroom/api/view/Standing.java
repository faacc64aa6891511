package io.headroom.api.view;

/**
 * How far the views have come. They are served once they have reached the offsets that were the topics' ends at the
 * start: before that, a list would be short without saying so.
 */
public sealed interface Standing {

    /** Kafka or a topic has not been found yet. */
    record Connecting(String detail) implements Standing {}

    /**
     * Reading what was there before.
     *
     * @param read offsets passed so far, of {@code total}
     */
    record Restoring(String topics, long read, long total) implements Standing {
        @Override
        public String detail() {
            return "reading " + topics + ": " + read + " of " + total + " offsets so far";
        }
    }

    /** Complete, and following every record. */
    record Following() implements Standing {
        @Override
        public String detail() {
            return "every topic has been read and is being followed";
        }
    }

    /** Complete, but Kafka does not answer now: numbers age, and their freshness says so. */
    record Cut(String detail) implements Standing {}

    /** The thread has ended by a bug; only a restart helps. */
    record Dead(String detail) implements Standing {}

    /** What is the case, or what is being waited for, as half a sentence. */
    String detail();

    default boolean alive() {
        return !(this instanceof Dead);
    }

    /** Whether questions may be answered from the views. */
    default boolean servable() {
        return this instanceof Following || this instanceof Cut;
    }

    default boolean ready() {
        return this instanceof Following;
    }
}
