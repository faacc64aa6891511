package io.headroom.ingest.sampler;

import io.headroom.core.config.DatabaseConfig;
import io.headroom.core.usage.Sample;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads all tables and sequences of a database, and publishes what has changed. */
final class TableSweep {
    private static final Logger LOG = LoggerFactory.getLogger(TableSweep.class);

    private final String database;
    private final RelationReader relations;
    private final SequenceReader sequences;
    private final Publisher publisher;
    private final News news;

    TableSweep(Asking asking, DatabaseConfig config, Publisher publisher, News news, Tier.Read between) {
        database = config.name();
        relations = new RelationReader(asking, config, between);
        sequences = new SequenceReader(asking, config, between);
        this.publisher = publisher;
        this.news = news;
    }

    /** Tables that cannot be read leave the other readings alone, as long as the connection stands. */
    void run() throws SQLException {
        try {
            List<Sample> read = new ArrayList<>(relations.read());
            read.addAll(sequences.read());
            List<Sample> fresh = news.of(read);
            if (publisher.publish(fresh)) {
                news.said(fresh);
            }
        } catch (SQLException e) {
            if (SqlStates.endsConnection(e)) {
                throw e;
            }
            LOG.warn("The tables of database {} cannot be read now: {}", database, e.getMessage());
        }
    }
}
