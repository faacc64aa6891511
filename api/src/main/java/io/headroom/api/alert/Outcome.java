package io.headroom.api.alert;

/** What came back. */
sealed interface Outcome {

    /** Half a sentence about it. */
    String detail();

    /** It has been taken. */
    record Delivered(String detail) implements Outcome {}

    /** It will never be taken: the same bytes get the same answer. */
    record Refused(String detail) implements Outcome {}

    /** Not now. */
    record Failed(String detail) implements Outcome {}

    /** @param excerpt of the answer's body */
    static Outcome of(int status, String excerpt) {
        String detail = "answered " + status + (excerpt.isBlank() ? "" : ": " + excerpt.strip());
        if (status >= 200 && status < 300) {
            return new Delivered(detail);
        }
        return switch (status) {
            case 400, 413, 415, 422 -> new Refused(detail);
            default -> new Failed(detail);
        };
    }
}
