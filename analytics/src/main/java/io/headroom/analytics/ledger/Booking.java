package io.headroom.analytics.ledger;

import io.headroom.core.capture.DeadLetter;
import io.headroom.core.cohort.Share;
import io.headroom.core.growth.Bucket;
import io.headroom.core.growth.Flows;
import io.headroom.core.ownership.Handed;
import io.headroom.core.reconciliation.PartBracket;
import io.headroom.core.scope.TableName;
import java.time.Instant;

/** What leaves the ledger for one record of the stream. */
public sealed interface Booking {

    /** A difference to be added to the scopes of a table. */
    record Difference(String database, TableName table, Share share, Bucket bucket, Flows flows) implements Booking {}

    /** Something for another partition: a difference for its parent row, or a mark between such differences. */
    record PassedOn(Handed handed) implements Booking {}

    /** Everything that the database committed before {@code at} has left the ledger of this partition. */
    record Reached(String database, Instant at) implements Booking {}

    /** What this partition held of a table during a check. */
    record Bracketed(PartBracket bracket) implements Booking {}

    /** A record that could not be understood. */
    record SetAside(DeadLetter letter) implements Booking {}
}
