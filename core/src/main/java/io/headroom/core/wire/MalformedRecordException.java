package io.headroom.core.wire;

/** A record's bytes are not what the contract says. The record is set aside with this message; the stream goes on. */
public final class MalformedRecordException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public MalformedRecordException(String message) {
        super(message);
    }

    public MalformedRecordException(String message, Throwable cause) {
        super(message, cause);
    }
}
