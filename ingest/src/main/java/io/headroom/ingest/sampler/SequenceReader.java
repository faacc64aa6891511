package io.headroom.ingest.sampler;

import io.headroom.core.config.DatabaseConfig;
import io.headroom.core.scope.TableName;
import io.headroom.core.usage.Measured;
import io.headroom.core.usage.Subject;
import io.headroom.core.usage.UsageMeasure;
import io.headroom.core.usage.UsageSample;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads how much of each rising sequence is used up. What it fills decides as well as what it can count to: a sequence
 * of type {@code bigint} whose column is an {@code integer} ends at 2,147,483,647.
 */
final class SequenceReader {
    private static final String SEQUENCES = """
            SELECT s.seqrelid FROM pg_sequence s JOIN pg_class c ON c.oid = s.seqrelid
             WHERE c.relpersistence <> 't' AND s.seqincrement > 0 AND NOT s.seqcycle
               AND (c.relpersistence = 'p' OR NOT pg_is_in_recovery())
             ORDER BY s.seqrelid
            """;

    /** Columns are those that own the sequence and those that only have it as their default. */
    private static final String USED = """
            SELECT s.seqrelid, n.nspname, c.relname, s.seqmin, s.seqmax,
                   (SELECT min(CASE a.atttypid WHEN 'int2'::regtype THEN 32767 WHEN 'int4'::regtype THEN 2147483647 END)
                      FROM pg_attribute a
                     WHERE (a.attrelid, a.attnum) IN (
                             SELECT d.refobjid, d.refobjsubid FROM pg_depend d
                              WHERE d.classid = 'pg_class'::regclass AND d.objid = s.seqrelid AND d.refobjsubid > 0
                                AND d.refclassid = 'pg_class'::regclass
                             UNION ALL
                             SELECT f.adrelid, f.adnum FROM pg_depend d JOIN pg_attrdef f ON f.oid = d.objid
                              WHERE d.classid = 'pg_attrdef'::regclass AND d.refobjid = s.seqrelid)),
                   has_sequence_privilege(s.seqrelid, 'SELECT, USAGE'),
                   CASE WHEN has_sequence_privilege(s.seqrelid, 'SELECT, USAGE')
                        THEN pg_sequence_last_value(s.seqrelid) END
              FROM pg_sequence s JOIN pg_class c ON c.oid = s.seqrelid JOIN pg_namespace n ON n.oid = c.relnamespace
             WHERE s.seqrelid = ANY (?::bigint[]::oid[])
            """;

    private final Asking asking;
    private final DatabaseConfig config;
    private final Tier.Read between;

    private record Sequence(TableName name, Measured used) {}

    SequenceReader(Asking asking, DatabaseConfig config, Tier.Read between) {
        this.asking = asking;
        this.config = config;
        this.between = between;
    }

    List<UsageSample> read() throws SQLException {
        List<Long> oids = asking.ask(SEQUENCES, SequenceReader::oids, unknown -> {});
        List<Sequence> sequences = new ArrayList<>();
        // Without its name, nothing can be said of a sequence that could not be read.
        new Batches(batch -> query(batch, sequences), (oid, reason) -> {}, between)
                .measure(oids == null ? List.of() : oids);
        Instant at = asking.clock();
        return sequences.stream().map(sequence -> sample(sequence, at)).toList();
    }

    private UsageSample sample(Sequence sequence, Instant at) {
        Subject subject = new Subject(
                Subject.Kind.SEQUENCE, config.name(), sequence.name().toString());
        return new UsageSample(subject, at, new HashMap<>(Map.of(UsageMeasure.SEQUENCE_USED, sequence.used())));
    }

    private static List<Long> oids(ResultSet rows) throws SQLException {
        List<Long> oids = new ArrayList<>();
        while (rows.next()) {
            oids.add(rows.getLong(1));
        }
        return oids;
    }

    private void query(List<Long> oids, List<Sequence> sequences) throws SQLException {
        try (PreparedStatement query = asking.connection().prepareStatement(USED)) {
            query.setArray(1, asking.connection().createArrayOf("int8", oids.toArray()));
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    TableName name = new TableName(row.getString(2), row.getString(3));
                    sequences.add(new Sequence(name, used(row, name)));
                }
            }
        }
    }

    private Measured used(ResultSet row, TableName name) throws SQLException {
        if (!row.getBoolean(7)) {
            return new Measured.Unknown(
                    "permission denied for sequence " + name,
                    "GRANT SELECT ON SEQUENCE " + name.quoted() + " TO " + TableName.quoted(asking.role()) + ";");
        }
        Double last = Usage.number(row, 8);
        if (last == null) {
            return new Measured.Known(0);
        }
        double min = row.getDouble(4);
        Double column = Usage.number(row, 6);
        double limit = column == null ? row.getDouble(5) : Math.min(row.getDouble(5), column);
        return new Measured.Known(Math.min(1, Math.max(0, (last - min + 1) / (limit - min + 1))));
    }
}
