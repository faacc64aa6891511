package io.headroom.api.silence;

import io.headroom.core.silence.Acknowledgement;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * That somebody knows of a firing.
 *
 * @param trigger key of it
 * @param since when that firing began
 */
record AcknowledgementRow(
        String trigger,
        Instant since,
        String author,
        @Nullable String comment,
        Instant at) {

    static AcknowledgementRow of(Acknowledgement known) {
        return new AcknowledgementRow(known.trigger(), known.since(), known.author(), known.comment(), known.at());
    }
}
