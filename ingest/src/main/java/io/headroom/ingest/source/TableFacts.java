package io.headroom.ingest.source;

import io.headroom.core.capture.Partition;
import io.headroom.core.scope.TableName;
import java.util.List;

/**
 * What decides whether a table can be counted.
 *
 * @param oid PostgreSQL's number for the table
 * @param key columns that tell rows apart and that PostgreSQL logs for removed ones; empty if there are none
 * @param readable whether we may read its rows
 * @param filtered whether row security would hide rows from us
 * @param owned whether we may put it into a publication
 * @param estimatedRows PostgreSQL's own, -1 if it has none
 * @param partitions the tables that hold its rows, if it is partitioned
 */
public record TableFacts(
        TableName name,
        long oid,
        boolean partitioned,
        boolean unlogged,
        Identity identity,
        List<String> key,
        List<String> columns,
        boolean readable,
        boolean filtered,
        boolean owned,
        long estimatedRows,
        List<Partition> partitions) {

    /** As a publication lists it: tables that inherit from it are tables of their own. */
    String listed() {
        return (partitioned ? "" : "ONLY ") + name.quoted();
    }
}
