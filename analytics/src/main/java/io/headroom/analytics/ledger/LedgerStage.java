package io.headroom.analytics.ledger;

import java.util.LinkedHashSet;
import java.util.Set;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.state.StoreBuilder;

/** Books every row change and mark in the ledger of its partition; differences come out. */
public final class LedgerStage {
    private LedgerStage() {}

    /** What one partition keeps: the same for both stages that work on it. */
    public static Set<StoreBuilder<?>> stores() {
        Set<StoreBuilder<?>> stores = new LinkedHashSet<>(StoreBooks.stores());
        stores.addAll(KinStores.all());
        return stores;
    }

    /** The key of what comes out is the database's or table's name and of no use for partitioning. */
    public static KStream<String, Booking> book(KStream<byte[], byte[]> changes, Set<StoreBuilder<?>> stores) {
        return changes.process(new LedgerSupplier(stores), Named.as("book-in-ledger"));
    }
}
