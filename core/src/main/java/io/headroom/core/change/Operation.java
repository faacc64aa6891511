package io.headroom.core.change;

import io.headroom.core.wire.MalformedRecordException;

/** What happened to the row. The codes are part of the binary contract. */
public enum Operation {
    /** The row was found by a snapshot. */
    SEED(0),
    INSERT(1),
    UPDATE(2),
    DELETE(3);

    private static final Operation[] BY_CODE = values();

    private final int code;

    Operation(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }

    static Operation ofCode(int code) {
        if (code >= BY_CODE.length) {
            throw new MalformedRecordException("operation " + code + " is unknown");
        }
        return BY_CODE[code];
    }
}
