package io.headroom.api.problem;

import io.micronaut.http.HttpStatus;
import java.io.Serial;
import java.util.Map;

/** Ends a request with a problem. An expected answer, so it carries no stack trace. */
public final class ProblemException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    private final HttpStatus status;
    private final String type;
    private final String title;
    private final transient Map<String, Object> members;

    /** @param type the last part of {@code /problems/...} */
    public ProblemException(HttpStatus status, String type, String title, String detail, Map<String, Object> members) {
        super(detail, null, false, false);
        this.status = status;
        this.type = type;
        this.title = title;
        this.members = Map.copyOf(members);
    }

    /** @param must what the parameter has to be, as in "limit must be 1 to 1000, got 0" */
    public static ProblemException invalidParameter(String name, String value, String must) {
        return new ProblemException(
                HttpStatus.BAD_REQUEST,
                "invalid-parameter",
                "Invalid parameter",
                name + " must be " + must + ", got " + value,
                Map.of("parameter", name, "value", value));
    }

    ProblemDetails details(String path) {
        String detail = String.valueOf(getMessage());
        return new ProblemDetails("/problems/" + type, title, status.getCode(), detail, path, members);
    }
}
