package io.headroom.standalone.demo;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** Writes rows in the text form of {@code COPY}, keeping count of the bytes a row takes in its table. */
final class CopyText implements AutoCloseable {

    private static final int HEADER = 24;
    private static final int LONG_TEXT_HEADER = 4;
    /** Small enough to overlap with the server's work, big enough to cost no time of its own. */
    private static final int FLUSH_AT = 1 << 17;

    private final CopyIn copy;
    private final Filler filler;
    private final StringBuilder text = new StringBuilder(FLUSH_AT + (1 << 13));
    private int bytes;

    private CopyText(CopyIn copy, Filler filler) {
        this.copy = copy;
        this.filler = filler;
    }

    /** The table must have been made in this transaction: its rows are written frozen, and never again by a vacuum. */
    static CopyText into(Connection connection, DemoTable table, Filler filler) throws SQLException {
        String sql = "COPY " + table.quoted() + " (\"id\", " + table.columns() + ") FROM STDIN (FREEZE)";
        return new CopyText(connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql), filler);
    }

    CopyText row(int id, int tenant) {
        bytes = HEADER;
        return number(id).number(tenant);
    }

    CopyText number(long value) {
        text.append(value).append('\t');
        bytes += 4;
        return this;
    }

    /** The value must be without tabs, line ends and backslashes. */
    CopyText text(String value) {
        text.append(value).append('\t');
        bytes += 1 + value.length();
        return this;
    }

    CopyText time(Instant value) {
        text.append(value).append('\t');
        bytes += 8;
        return this;
    }

    CopyText filler(int length) {
        filler.appendTo(text, length);
        text.append('\t');
        bytes += LONG_TEXT_HEADER + length;
        return this;
    }

    /** One JSON object with this member and another that is filler. */
    CopyText json(String name, String value, int length) {
        String begin = "{\"" + name + "\": \"" + value + "\", \"answers\": \"";
        text.append(begin);
        filler.appendTo(text, length);
        text.append("\"}\t");
        bytes += LONG_TEXT_HEADER + begin.length() + length;
        return this;
    }

    /** Ends the row with so much filler that it takes this many bytes in all. */
    void fillTo(int width) throws SQLException {
        filler(width - bytes - LONG_TEXT_HEADER);
        // The separator after the last column becomes the end of the row.
        text.setCharAt(text.length() - 1, '\n');
        if (text.length() >= FLUSH_AT) {
            flush();
        }
    }

    private void flush() throws SQLException {
        byte[] encoded = text.toString().getBytes(StandardCharsets.US_ASCII);
        copy.writeToCopy(encoded, 0, encoded.length);
        text.setLength(0);
    }

    void finish() throws SQLException {
        flush();
        copy.endCopy();
    }

    /** Gives up what has not been finished. */
    @Override
    public void close() throws SQLException {
        if (copy.isActive()) {
            copy.cancelCopy();
        }
    }
}
