package io.headroom.ingest.sampler;

import java.sql.SQLException;
import java.util.List;

/**
 * Measures many relations a few at a time. Taking a size takes a weak lock, for which a table under ALTER or VACUUM FULL
 * makes everybody wait: a batch that takes too long is halved until only what is in the way is left out.
 */
final class Batches {
    private static final int SIZE = 200;

    private final Query query;
    private final LeftOut leftOut;
    private final Tier.Read between;

    /** Measures all of the relations in one statement. */
    interface Query {
        void measure(List<Long> oids) throws SQLException;
    }

    /** Learns of a relation that could not be measured, and why. */
    interface LeftOut {
        void accept(long oid, String reason);
    }

    /** @param between what else is due while this goes on */
    Batches(Query query, LeftOut leftOut, Tier.Read between) {
        this.query = query;
        this.leftOut = leftOut;
        this.between = between;
    }

    /** @throws SQLException only if the connection has to be made anew */
    void measure(List<Long> oids) throws SQLException {
        for (int from = 0; from < oids.size(); from += SIZE) {
            halve(oids.subList(from, Math.min(from + SIZE, oids.size())));
            between.run();
        }
    }

    private void halve(List<Long> oids) throws SQLException {
        try {
            query.measure(oids);
        } catch (SQLException e) {
            if (SqlStates.endsConnection(e)) {
                throw e;
            }
            if (oids.size() == 1) {
                leftOut.accept(oids.get(0), Asking.reason(e));
            } else {
                halve(oids.subList(0, oids.size() / 2));
                halve(oids.subList(oids.size() / 2, oids.size()));
            }
        }
    }
}
