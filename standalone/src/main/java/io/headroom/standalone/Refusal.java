package io.headroom.standalone;

/** Headroom does not start, or stops, for a reason that somebody has to mend. The message is all they need. */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1;

    Refusal(String message) {
        super(message);
    }
}
