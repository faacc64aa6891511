package io.headroom.api.sizing;

import io.headroom.core.sizing.Followed;
import io.headroom.core.sizing.Quantity;
import io.headroom.core.sizing.Standing;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One quantity of the scenarios beside what is counted.
 *
 * @param table as the scenarios call it; null where it is about the whole database
 * @param actual null where it is not known
 * @param scenarios those that it is within; else the one that it is below or above, or the two that it is between
 * @param bands one of each scenario, the lowest first
 */
@Schema(name = "ScenarioQuantity")
record QuantityRow(
        Quantity.Kind quantity,
        @Nullable String table,
        @Nullable BigDecimal actual,
        Standing standing,
        List<String> scenarios,
        List<BandRow> bands) {

    /**
     * What a scenario says.
     *
     * @param high null where it has no upper end
     */
    @Schema(name = "ScenarioBand")
    record BandRow(
            String scenario, BigDecimal low, @Nullable BigDecimal high) {
        static BandRow of(Followed.Band band) {
            return new BandRow(
                    band.scenario(),
                    band.range().low(),
                    band.open() ? null : band.range().high());
        }
    }

    static QuantityRow of(Followed followed) {
        return new QuantityRow(
                followed.quantity().kind(),
                followed.quantity().table().orElse(null),
                followed.actual().orElse(null),
                followed.standing(),
                followed.scenarios(),
                followed.bands().stream().map(BandRow::of).toList());
    }
}
