package io.headroom.api.problem;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import java.util.Map;

/**
 * Body of an {@code application/problem+json} answer (RFC 9457).
 *
 * @param type stable name of the kind of problem, e.g. {@code /problems/unknown-database}: what programs may test
 * @param title the kind in words
 * @param status the HTTP status again
 * @param detail what is wrong with this request and what helps
 * @param instance the path that was asked for
 * @param members more about this kind, beside the fixed members
 */
public record ProblemDetails(
        String type,
        String title,
        int status,
        String detail,
        String instance,
        @JsonAnyGetter Map<String, Object> members) {
    public static final String MEDIA_TYPE = "application/problem+json";
}
