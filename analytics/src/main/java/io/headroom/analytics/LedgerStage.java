package io.headroom.analytics;

import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;

/** Books every row change and mark in the ledger of its partition; differences come out. */
final class LedgerStage {
    private LedgerStage() {}

    /** The key of what comes out is the database's or table's name and of no use for partitioning. */
    static KStream<String, Booking> book(KStream<byte[], byte[]> changes) {
        return changes.process(new LedgerSupplier(), Named.as("book-in-ledger"));
    }
}
