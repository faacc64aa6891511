package io.headroom.ingest.row;

import org.apache.kafka.connect.data.Struct;

/**
 * A row of which only the size and a few columns are known.
 *
 * @param image those columns, as the engine would deliver them
 */
public record NarrowRow(Struct image, RowSize size) {}
