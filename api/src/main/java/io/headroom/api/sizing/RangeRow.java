package io.headroom.api.sizing;

import io.headroom.core.sizing.Range;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;

/** Both ends of a quantity, in the unit that its field names. */
@Schema(name = "SizingRange")
record RangeRow(BigDecimal low, BigDecimal high) {

    static RangeRow of(Range range) {
        return new RangeRow(range.low(), range.high());
    }
}
