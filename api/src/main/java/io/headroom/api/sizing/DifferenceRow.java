package io.headroom.api.sizing;

import io.headroom.core.sizing.Difference;
import io.swagger.v3.oas.annotations.media.Schema;

/**
 * Something that the sheet states and that does not follow from its own items.
 *
 * @param of the field of the request
 * @param computed what the items come to: this is used
 */
@Schema(name = "SizingDifference")
record DifferenceRow(String of, RangeRow stated, RangeRow computed, String detail) {

    static DifferenceRow of(Difference difference) {
        return new DifferenceRow(
                difference.of(),
                RangeRow.of(difference.stated()),
                RangeRow.of(difference.computed()),
                difference.detail());
    }
}
