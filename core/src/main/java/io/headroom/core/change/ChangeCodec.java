package io.headroom.core.change;

import io.headroom.core.scope.TableName;
import io.headroom.core.wire.MalformedRecordException;
import io.headroom.core.wire.WireReader;
import io.headroom.core.wire.WireWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Version 1 of the values of {@code headroom.row-changes}; {@code docs/topics.md} gives the layout byte by byte. A
 * reader refuses any other version, so a later layout cannot be misread as this one.
 */
public final class ChangeCodec {
    private static final int VERSION = 1;

    /** The second byte: what the record is. */
    private static final int ROW = 0;

    private static final int OPENED = 1;
    private static final int FINISHED = 2;
    private static final int TRUNCATED = 3;
    private static final int DROPPED = 4;
    private static final int WATERMARK = 5;

    /** A watermark of a database whose tenants are reached along foreign keys. */
    private static final int DEEP_WATERMARK = 6;

    /** A table whose rows belong to the owners of their parent rows. */
    private static final int OPENED_CHILD = 7;

    private static final int CHECK_BEGUN = 8;
    private static final int CHECK_ENDED = 9;

    /** A table that is counted by sweeps. */
    private static final int OPENED_SAMPLED = 10;

    private static final int SWEPT = 11;

    /** No mark, but what a sweep says of a share. */
    private static final int TOTAL = 12;

    /** Flags of a row: the operation in the lowest two bits. */
    private static final int OPERATION_MASK = 3;

    private static final int KEYED = 4;
    private static final int BORN = 8;

    private ChangeCodec() {}

    public static byte[] encode(ChangeRecord record) {
        WireWriter out = new WireWriter().putByte(VERSION);
        if (record instanceof RowChange row) {
            writeRow(out.putByte(ROW), row);
        } else if (record instanceof ShareTotal total) {
            TotalCodec.write(out.putByte(TOTAL), total);
        } else {
            writeMark(out, (Mark) record);
        }
        return out.bytes();
    }

    /** @throws MalformedRecordException if the bytes are of another version or damaged */
    public static ChangeRecord decode(byte[] bytes) {
        return WireReader.read("row change", bytes, in -> {
            in.expectVersion(VERSION);
            int kind = in.getByte();
            return switch (kind) {
                case ROW -> readRow(in);
                case TOTAL -> TotalCodec.read(in);
                default -> readMark(kind, in);
            };
        });
    }

    private static void writeRow(WireWriter out, RowChange row) {
        int flags = row.operation().code() | (row.keyed() ? KEYED : 0) | (row.birth() != null ? BORN : 0);
        out.putByte(flags);
        row.position().write(out);
        out.putUnsigned(row.epoch()).putUnsigned(row.transactionId()).putInstant(row.at());
        if (row.birth() != null) {
            out.putInstant(row.birth());
        }
        if (row.owner() != null) {
            row.owner().write(out);
            out.putUnsigned(row.baseBytes());
            writeWide(out, row.wide());
        }
    }

    private static RowChange readRow(WireReader in) {
        int flags = in.getByte();
        if (flags > (OPERATION_MASK | KEYED | BORN)) {
            throw new MalformedRecordException("flags " + flags + " are unknown");
        }
        Operation operation = Operation.ofCode(flags & OPERATION_MASK);
        boolean keyed = (flags & KEYED) != 0;
        Position position = Position.read(in);
        int epoch = in.getUnsignedInt();
        long transactionId = in.getUnsigned();
        Instant at = in.getInstant();
        @Nullable Instant birth = (flags & BORN) != 0 ? in.getInstant() : null;
        if (operation == Operation.DELETE) {
            return new RowChange(operation, keyed, position, epoch, transactionId, at, birth, null, 0, List.of());
        }
        Owner owner = Owner.read(in);
        return new RowChange(
                operation, keyed, position, epoch, transactionId, at, birth, owner, in.getUnsigned(), readWide(in));
    }

    private static void writeMark(WireWriter out, Mark mark) {
        if (mark instanceof Mark.Watermark watermark) {
            boolean deep = watermark.levels() > 0;
            writeBody(out.putByte(deep ? DEEP_WATERMARK : WATERMARK), mark);
            out.putText(watermark.database());
            if (deep) {
                out.putUnsigned(watermark.levels());
            }
            return;
        }
        if (mark instanceof Mark.Check check) {
            writeBody(out.putByte(kindOf(check)), mark);
            out.putText(check.database()).putUnsigned(check.check());
            out.putUnsigned(check.tables().size());
            check.tables().forEach(table -> out.putInt(table.value()));
            return;
        }
        Mark.OfTable ofTable = (Mark.OfTable) mark;
        writeBody(out.putByte(form(ofTable)), mark);
        out.putInt(ofTable.table().value()).putUnsigned(ofTable.epoch());
        if (mark instanceof Mark.Opened opened) {
            out.putText(opened.database())
                    .putText(opened.name().schema())
                    .putText(opened.name().name());
            if (opened.parent() != null) {
                out.putInt(opened.parent().value());
            }
        }
        if (mark instanceof Mark.Swept swept) {
            out.putInstant(swept.complete());
        }
    }

    private static int form(Mark.OfTable mark) {
        if (mark instanceof Mark.Opened opened && (opened.sampled() || opened.parent() != null)) {
            return opened.sampled() ? OPENED_SAMPLED : OPENED_CHILD;
        }
        return kindOf(mark);
    }

    private static void writeBody(WireWriter out, Mark mark) {
        mark.position().write(out);
        out.putInstant(mark.at());
    }

    /** As keys have it: what a count says of parents is part of the same mark. */
    static int kindOf(Mark.OfTable mark) {
        if (mark instanceof Mark.Opened) {
            return OPENED;
        }
        if (mark instanceof Mark.Finished) {
            return FINISHED;
        }
        if (mark instanceof Mark.Swept) {
            return SWEPT;
        }
        return mark instanceof Mark.Truncated ? TRUNCATED : DROPPED;
    }

    static int kindOf(Mark.Check check) {
        return check.begins() ? CHECK_BEGUN : CHECK_ENDED;
    }

    private static Mark readMark(int kind, WireReader in) {
        if (kind > SWEPT) {
            throw new MalformedRecordException("mark " + kind + " is unknown");
        }
        Position position = Position.read(in);
        Instant at = in.getInstant();
        if (kind == WATERMARK) {
            return new Mark.Watermark(in.getText(), position, at);
        }
        if (kind == DEEP_WATERMARK) {
            return new Mark.Watermark(in.getText(), position, at, in.getUnsignedInt());
        }
        if (kind == CHECK_BEGUN || kind == CHECK_ENDED) {
            return readCheck(kind == CHECK_BEGUN, position, at, in);
        }
        return readMarkOfTable(kind, position, at, in);
    }

    private static Mark readCheck(boolean begins, Position position, Instant at, WireReader in) {
        String database = in.getText();
        long check = in.getUnsigned();
        int count = in.getCount();
        List<TableId> tables = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            tables.add(new TableId(in.getInt()));
        }
        return new Mark.Check(database, check, begins, tables, position, at);
    }

    private static Mark readMarkOfTable(int kind, Position position, Instant at, WireReader in) {
        TableId table = new TableId(in.getInt());
        int epoch = in.getUnsignedInt();
        return switch (kind) {
            case OPENED, OPENED_CHILD, OPENED_SAMPLED -> {
                String database = in.getText();
                TableName name = new TableName(in.getText(), in.getText());
                TableId parent = kind == OPENED_CHILD ? new TableId(in.getInt()) : null;
                yield new Mark.Opened(table, database, name, epoch, position, at, parent, kind == OPENED_SAMPLED);
            }
            case FINISHED -> new Mark.Finished(table, epoch, position, at);
            case TRUNCATED -> new Mark.Truncated(table, epoch, position, at);
            case SWEPT -> new Mark.Swept(table, epoch, position, at, in.getInstant());
            default -> new Mark.Dropped(table, epoch, position, at);
        };
    }

    /** A size of 0 says UNCHANGED: a value that is there has at least its header. */
    private static void writeWide(WireWriter out, List<WideAttribute> wide) {
        out.putUnsigned(wide.size());
        for (WideAttribute attribute : wide) {
            out.putUnsigned(attribute.number());
            out.putUnsigned(attribute instanceof WideAttribute.Sized sized ? sized.bytes() : 0);
        }
    }

    private static List<WideAttribute> readWide(WireReader in) {
        int count = in.getCount();
        List<WideAttribute> wide = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            int number = in.getUnsignedInt();
            long bytes = in.getUnsigned();
            wide.add(bytes == 0 ? new WideAttribute.Unchanged(number) : new WideAttribute.Sized(number, bytes));
        }
        return wide;
    }
}
