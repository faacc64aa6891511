package io.headroom.api.problem;

import io.headroom.api.view.ViewsUnavailableException;
import io.micronaut.context.annotation.Primary;
import io.micronaut.core.convert.exceptions.ConversionErrorException;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Map;

/**
 * Turns every error, Micronaut's own and ours, into one form. What a server error was about stays in the log: its
 * message may tell more than the caller should know.
 */
@Singleton
@Primary
final class Problems implements ErrorResponseProcessor<ProblemDetails> {

    @Override
    public MutableHttpResponse<ProblemDetails> processResponse(ErrorContext context, MutableHttpResponse<?> response) {
        Throwable cause = context.getRootCause().orElse(null);
        ProblemException problem;
        if (cause instanceof ProblemException ours) {
            problem = ours;
        } else if (cause instanceof ConversionErrorException conversion) {
            problem = unreadable(conversion);
        } else if (cause instanceof ViewsUnavailableException unavailable) {
            problem = unavailable(unavailable, response);
        } else {
            problem = general(HttpStatus.valueOf(response.code()), context);
        }
        ProblemDetails details = problem.details(context.getRequest().getPath());
        return response.status(details.status()).body(details).contentType(ProblemDetails.MEDIA_TYPE);
    }

    private static ProblemException unavailable(ViewsUnavailableException e, MutableHttpResponse<?> response) {
        String detail = String.valueOf(e.getMessage());
        if (!e.passing()) {
            return new ProblemException(
                    HttpStatus.SERVICE_UNAVAILABLE, "views-stopped", "Views stopped", detail, Map.of());
        }
        response.header(HttpHeaders.RETRY_AFTER, "1");
        return new ProblemException(HttpStatus.SERVICE_UNAVAILABLE, "restoring", "Restoring", detail, Map.of());
    }

    /** Micronaut's own text would name our classes. */
    private static ProblemException unreadable(ConversionErrorException e) {
        String value = String.valueOf(e.getConversionError().getOriginalValue().orElse(""));
        Class<?> type = e.getArgument().getType();
        String must = type == int.class ? "a whole number" : "a " + type.getSimpleName();
        return ProblemException.invalidParameter(e.getArgument().getName(), value, must);
    }

    private static ProblemException general(HttpStatus status, ErrorContext context) {
        String type = status.name().toLowerCase(Locale.ROOT).replace('_', '-');
        String detail = status.getCode() >= 500
                ? "The request failed inside Headroom; the log says why"
                : context.getErrors().stream()
                        .findFirst()
                        .map(error -> firstLine(error.getMessage()))
                        .orElse(status.getReason());
        return new ProblemException(status, type, status.getReason(), detail, Map.of());
    }

    /** Parsers add the place in the source on further lines. */
    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("");
    }
}
