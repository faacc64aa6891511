package io.headroom.api.sizing;

import io.headroom.api.declaration.InForce;
import io.headroom.core.sizing.Sheet;
import io.headroom.core.sizing.Sizing;
import io.micronaut.http.annotation.Controller;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** Answers from the request and the price book in force. */
@Controller("/api/v1")
final class SizingController implements SizingContract {
    private final InForce inForce;
    private final InstantSource clock;

    SizingController(InForce inForce, InstantSource clock) {
        this.inForce = inForce;
        this.clock = clock;
    }

    @Override
    public SizingAnswer size(String sheet) {
        Sheet read = SheetReader.read(sheet);
        LocalDate today = clock.instant().atOffset(ZoneOffset.UTC).toLocalDate();
        return SizingAnswer.of(read, Sizing.of(read, inForce.prices().value(), today), today);
    }
}
