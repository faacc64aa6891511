package io.headroom.core.change;

import io.headroom.core.wire.MalformedRecordException;
import io.headroom.core.wire.WireReader;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.kafka.common.utils.Utils;

/**
 * Keys of {@code headroom.row-changes}. Their form decides what compaction may forget, their first bytes decide the
 * partition.
 *
 * <ul>
 *   <li>a row with a key: its {@link RowKey}; the last change stands for the row;
 *   <li>a row without a key: its {@link RowKey} and the position, for no change replaces another;
 *   <li>a mark on a table: table id, kind, epoch; every epoch's marks stay;
 *   <li>a share of a table that is counted by sweeps: a {@link RowKey} of its own; the last total stands for it;
 *   <li>a watermark: table id 0 and the database; the last one stays;
 *   <li>an end of a check: table id 0, a zero, kind and the database; the last one stays.
 * </ul>
 */
public final class ChangeKey {
    private static final int POSITION_LENGTH = Integer.BYTES + 2 * Long.BYTES;

    private ChangeKey() {}

    public static byte[] of(RowKey row, RowChange change) {
        if (change.keyed()) {
            return row.bytes();
        }
        ByteBuffer out = ByteBuffer.allocate(RowKey.LENGTH + POSITION_LENGTH);
        row.write(out);
        Position position = change.position();
        return out.putInt(position.generation())
                .putLong(position.commit())
                .putLong(position.ordinal())
                .array();
    }

    public static byte[] of(Mark mark) {
        if (mark instanceof Mark.Watermark watermark) {
            return ofDatabase(watermark.database());
        }
        if (mark instanceof Mark.Check check) {
            // No name of a database begins with a zero.
            return ofDatabase("\0" + (char) ChangeCodec.kindOf(check) + check.database());
        }
        Mark.OfTable ofTable = (Mark.OfTable) mark;
        return ByteBuffer.allocate(2 * Integer.BYTES + 1)
                .putInt(ofTable.table().value())
                .put((byte) ChangeCodec.kindOf(ofTable))
                .putInt(ofTable.epoch())
                .array();
    }

    private static byte[] ofDatabase(String name) {
        byte[] utf8 = name.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(Integer.BYTES + utf8.length)
                .putInt(0)
                .put(utf8)
                .array();
    }

    /** The row that a key is about. @throws MalformedRecordException if the key is too short for one */
    public static RowKey row(byte[] key) {
        if (key.length < RowKey.LENGTH) {
            throw new MalformedRecordException(
                    "a row's key has at least " + RowKey.LENGTH + " bytes, got " + key.length);
        }
        return WireReader.read(
                "row key",
                Arrays.copyOf(key, RowKey.LENGTH),
                in -> new RowKey(new TableId(in.getInt()), in.getLong(), in.getLong()));
    }

    /** Equal rows meet in one partition, whatever follows in the key. */
    public static int partition(RowKey row, int partitions) {
        return Utils.toPositive(Utils.murmur2(row.bytes())) % partitions;
    }
}
