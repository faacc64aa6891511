package io.headroom.ingest.row;

import io.headroom.core.scope.TableName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.jspecify.annotations.Nullable;

/**
 * Reads a table's rows narrowly: of most columns only the size crosses the wire, and the contents of those alone that
 * tell the row from others, its owner and its birth. For use by one thread.
 */
public final class NarrowRows {
    private final TableShape table;
    private final RowLayout layout;
    private final Map<String, Delivered> contents = new LinkedHashMap<>();
    private final PayloadSql sizes;
    private final Schema schema;
    private final @Nullable String birth;

    /** What a column's contents are delivered as by the engine. */
    public interface Deliveries {
        Delivered of(Column column);
    }

    /**
     * @param needed columns whose contents are needed
     * @param birth the column that says when a row was created, if the table has one
     * @param utf8 whether that is the encoding of the database
     */
    public NarrowRows(
            TableShape table, Set<String> needed, @Nullable String birth, boolean utf8, Deliveries deliveries) {
        this.table = table;
        this.layout = new RowLayout(table);
        this.sizes = new PayloadSql(utf8);
        for (Column column : table.streamed()) {
            if (needed.contains(column.name()) || !sizes.measures(column.typeOrFail())) {
                contents.put(column.name(), deliveries.of(column));
            }
        }
        this.birth = birth != null && !contents.containsKey(birth) && BirthSql.tells(table, birth) ? birth : null;
        this.schema = schema();
    }

    private Schema schema() {
        SchemaBuilder builder = SchemaBuilder.struct();
        contents.forEach((name, delivered) -> builder.field(name, delivered.schema()));
        if (birth != null) {
            builder.field(birth, BirthSql.SCHEMA);
        }
        return builder.build();
    }

    /** The statement whose lines {@link #read} takes. */
    public String copy() {
        List<String> fields = new ArrayList<>();
        for (Column column : table.streamed()) {
            String name = TableName.quoted(column.name());
            fields.add(contents.containsKey(column.name()) ? name : sizes.of(name, column.typeOrFail()));
        }
        if (birth != null) {
            fields.add(BirthSql.of(TableName.quoted(birth)));
        }
        return fields.stream()
                .collect(Collectors.joining(
                        ", ",
                        "COPY (SELECT ",
                        " FROM " + (table.partitioned() ? "" : "ONLY ")
                                + table.name().quoted() + ") TO STDOUT"));
    }

    /** @throws IllegalArgumentException if the line does not fit the statement */
    public NarrowRow read(byte[] line) {
        CopyLine fields = new CopyLine(line);
        Struct image = new Struct(schema);
        for (SizedColumn column : layout.columns()) {
            Delivered delivered = contents.get(column.name());
            if (!fields.next()) {
                column.takeNull();
            } else if (delivered == null) {
                column.takeSize(fields.number());
            } else {
                Object value = delivered.from().apply(fields.text());
                column.take(value);
                image.put(column.name(), value);
            }
        }
        if (birth != null && fields.next()) {
            image.put(birth, Long.valueOf(fields.text()));
        }
        fields.end();
        return new NarrowRow(image, layout.size());
    }
}
