package io.headroom.api.sizing;

import io.headroom.core.capacity.PriceBook;
import io.headroom.core.sizing.Sheet;
import io.headroom.core.sizing.Sizing;
import io.micronaut.http.annotation.Controller;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** Answers from the request and the price book alone: it works before Kafka does. */
@Controller("/api/v1")
final class SizingController implements SizingContract {
    private final PriceBook book;
    private final InstantSource clock;

    SizingController(PriceBook book, InstantSource clock) {
        this.book = book;
        this.clock = clock;
    }

    @Override
    public SizingAnswer size(String sheet) {
        Sheet read = SheetReader.read(sheet);
        LocalDate today = clock.instant().atOffset(ZoneOffset.UTC).toLocalDate();
        return SizingAnswer.of(read, Sizing.of(read, book, today), today);
    }
}
