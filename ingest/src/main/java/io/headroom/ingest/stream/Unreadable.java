package io.headroom.ingest.stream;

import io.headroom.core.capture.DeadLetter;
import io.headroom.core.scope.TableName;
import io.headroom.core.wire.MalformedRecordException;
import org.apache.kafka.connect.source.SourceRecord;
import org.jspecify.annotations.Nullable;

/** Writes the letter for a record that could not be read, without a word of its contents: those never leave. */
final class Unreadable {
    private Unreadable() {}

    static DeadLetter letter(String database, SourceRecord record, @Nullable TableName table, RuntimeException reason) {
        String name = table == null ? null : table.toString();
        return new DeadLetter(record.topic(), 0, 0, database, name, describe(reason), null, null);
    }

    /** Our own messages name tables and columns; others, such as a number format's, quote the value. */
    static String describe(RuntimeException reason) {
        boolean ours =
                reason instanceof MalformedRecordException || reason.getClass() == IllegalArgumentException.class;
        if (ours && reason.getMessage() != null) {
            return reason.getMessage();
        }
        StackTraceElement[] trace = reason.getStackTrace();
        return reason.getClass().getName() + (trace.length == 0 ? "" : " at " + trace[0]);
    }
}
