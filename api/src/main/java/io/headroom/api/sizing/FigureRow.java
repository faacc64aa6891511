package io.headroom.api.sizing;

import io.headroom.core.sizing.Figure;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A number in the unit that its field names.
 *
 * @param method how it was come by, and what it takes for granted
 */
@Schema(name = "SizingFigure", nullable = true)
record FigureRow(BigDecimal low, BigDecimal high, String method) {

    static FigureRow of(Figure figure) {
        return new FigureRow(figure.value().low(), figure.value().high(), figure.method());
    }

    static @Nullable FigureRow of(Optional<Figure> figure) {
        return figure.map(FigureRow::of).orElse(null);
    }
}
