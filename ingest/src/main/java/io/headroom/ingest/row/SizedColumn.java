package io.headroom.ingest.row;

import io.headroom.core.change.WideAttribute;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One column of the row that is being sized: what never changes about it, and how large the present row's value is.
 * The state is kept here, and not made anew for each row, because sizing is done for every row that is ever changed.
 */
final class SizedColumn {
    private final String name;
    private final int number;
    private final Attribute attribute;
    private final boolean estimated;
    private final boolean nullIsDoubtful;

    private State state = State.NULL;
    private int payload;

    private enum State {
        PRESENT,
        /** As a change says it, which may mean unchanged. */
        NULL,
        /** As a query says it. */
        ABSENT,
        UNCHANGED
    }

    SizedColumn(Column column) {
        ColumnType type = Objects.requireNonNull(column.type());
        this.name = column.name();
        this.number = column.number();
        this.attribute = Attribute.of(type);
        this.estimated = Payloads.estimates(type);
        this.nullIsDoubtful = attribute.packable() && Unchanged.mayComeAsNull(type);
    }

    String name() {
        return name;
    }

    boolean estimated() {
        return estimated;
    }

    void take(@Nullable Object value) {
        if (value == null) {
            state = State.NULL;
        } else if (attribute.packable() && Unchanged.is(value)) {
            state = State.UNCHANGED;
        } else {
            state = State.PRESENT;
            payload = attribute.payload().of(value);
        }
    }

    void takeNull() {
        state = State.ABSENT;
    }

    /** Takes a value of which only the payload's size is known; a fixed length is known without. */
    void takeSize(int bytes) {
        state = State.PRESENT;
        payload = attribute.length() > 0 ? attribute.length() : bytes;
    }

    boolean isNull() {
        return state == State.NULL || state == State.ABSENT;
    }

    boolean isUnchanged() {
        return state == State.UNCHANGED;
    }

    /** @return where the value ends that is put behind {@code offset}; no further if it is wide or absent */
    long place(long offset, int wideFrom) {
        return state == State.PRESENT && !isWide(wideFrom) ? attribute.place(offset, payload) : offset;
    }

    /** What the row says of this value apart from its base; nothing if the value is part of that. */
    @Nullable
    WideAttribute wide(int wideFrom) {
        return switch (state) {
            case UNCHANGED -> new WideAttribute.Unchanged(number);
            case NULL -> nullIsDoubtful ? new WideAttribute.Unchanged(number) : null;
            case ABSENT -> null;
            case PRESENT -> isWide(wideFrom) ? new WideAttribute.Sized(number, Attribute.apart(payload)) : null;
        };
    }

    private boolean isWide(int wideFrom) {
        return attribute.packable() && payload >= wideFrom;
    }
}
