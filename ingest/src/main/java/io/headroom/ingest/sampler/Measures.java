package io.headroom.ingest.sampler;

import io.headroom.core.usage.Gap;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads measures one by one; each that fails leaves a gap of its name. */
final class Measures {
    private final Asking asking;
    private final List<Gap> gaps = new ArrayList<>();

    Measures(Asking asking) {
        this.asking = asking;
    }

    List<Gap> gaps() {
        return gaps;
    }

    /** @return the measure, or null where it could not be read, with a gap of that name */
    <T> @Nullable T read(String measure, String sql, Asking.Rows<T> rows) throws SQLException {
        return asking.ask(sql, rows, unknown -> gaps.add(new Gap(measure, unknown.reason(), unknown.fix())));
    }

    /** The one number that a query gives. */
    @Nullable
    Long number(String measure, String sql) throws SQLException {
        return read(measure, sql, rows -> {
            rows.next();
            return rows.getLong(1);
        });
    }

    void missingRight(String measure, String reason) {
        gaps.add(new Gap(measure, reason, asking.grant()));
    }
}
