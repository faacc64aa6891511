package io.headroom.ingest.source;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A setting of a server as it should be.
 *
 * @param values with their units, as {@code ALTER SYSTEM} takes them; more than one for a list
 * @param plain in PostgreSQL's own unit of the setting, as the consoles of managed services take it
 * @param restart whether it takes effect only then
 */
public record Setting(String name, List<String> values, String plain, boolean restart) {

    public Setting {
        values = List.copyOf(values);
    }

    public Setting(String name, String value, boolean restart) {
        this(name, List.of(value), value, restart);
    }

    /** Every element quoted by itself: two in one literal would be one library whose name has a comma. */
    String statement() {
        return "ALTER SYSTEM SET " + name + " = "
                + values.stream().map(value -> "'" + value + "'").collect(Collectors.joining(", ")) + ";";
    }

    String assignment() {
        return name + " = " + plain;
    }
}
