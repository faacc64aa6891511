package io.headroom.ingest.sampler;

import io.headroom.core.usage.Measured;
import io.headroom.core.usage.Subject;
import io.headroom.core.usage.UsageMeasure;
import io.headroom.core.usage.UsageSample;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Collects the measures of one subject; what cannot be read is entered as unknown, with the reason. */
final class Usage {
    private final Asking asking;
    private final Map<UsageMeasure, Measured> measures = new EnumMap<>(UsageMeasure.class);

    Usage(Asking asking) {
        this.asking = asking;
    }

    /** Enters the measures that one row gives. */
    interface Row {
        void enter(ResultSet row) throws SQLException;
    }

    /** Asks for one row; without an answer every one of {@code expected} is unknown for the same reason. */
    void ask(String sql, List<UsageMeasure> expected, Row row) throws SQLException {
        asking.ask(
                sql,
                rows -> {
                    rows.next();
                    row.enter(rows);
                    return true;
                },
                unknown -> expected.forEach(measure -> measures.put(measure, unknown)));
    }

    void known(UsageMeasure measure, double value) {
        measures.put(measure, new Measured.Known(Math.max(0, value)));
    }

    void count(UsageMeasure measure, long value) {
        known(measure, (double) value);
    }

    void unknown(UsageMeasure measure, String reason, String fix) {
        measures.put(measure, new Measured.Unknown(reason, fix));
    }

    void enter(UsageMeasure measure, Measured value) {
        measures.put(measure, value);
    }

    /** The value of a column, unknown for {@code reason} where it is null. */
    void column(UsageMeasure measure, ResultSet row, int column, String reason, String fix) throws SQLException {
        Double value = number(row, column);
        if (value == null) {
            unknown(measure, reason, fix);
        } else {
            known(measure, value);
        }
    }

    UsageSample of(Subject subject, Instant at) {
        return new UsageSample(subject, at, measures);
    }

    static @Nullable Double number(ResultSet row, int column) throws SQLException {
        double value = row.getDouble(column);
        return row.wasNull() ? null : (Double) value;
    }
}
