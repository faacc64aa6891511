package io.headroom.api.silence;

import io.micronaut.http.annotation.Controller;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.time.InstantSource;

/** Takes what people say, and answers with what counts then. */
@Controller("/api/v1")
final class SilenceController implements SilenceContract {
    private final Silences silences;
    private final InstantSource clock;

    SilenceController(Silences silences, InstantSource clock) {
        this.silences = silences;
        this.clock = clock;
    }

    @Override
    public SilenceList silences() {
        return SilenceList.of(silences.all(), clock.instant());
    }

    @Override
    @ExecuteOn(TaskExecutors.BLOCKING)
    public SilenceRow declare(String silence) {
        return SilenceRow.of(silences.declare(SilenceReader.silence(silence, clock.instant())), clock.instant());
    }

    @Override
    @ExecuteOn(TaskExecutors.BLOCKING)
    public SilenceRow end(String id) {
        return SilenceRow.of(silences.end(id), clock.instant());
    }

    @Override
    @ExecuteOn(TaskExecutors.BLOCKING)
    public AcknowledgementRow acknowledge(String acknowledgement) {
        return AcknowledgementRow.of(silences.acknowledge(SilenceReader.acknowledgement(acknowledgement)));
    }
}
