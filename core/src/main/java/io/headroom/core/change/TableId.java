package io.headroom.core.change;

/**
 * Number of a watched table, unique over all databases of one Kafka cluster and never used again for another table.
 *
 * @param value positive; 0 is kept for marks that concern a whole database
 */
public record TableId(int value) {

    public TableId {
        if (value <= 0) {
            throw new IllegalArgumentException("a table id must be positive, got " + value);
        }
    }
}
