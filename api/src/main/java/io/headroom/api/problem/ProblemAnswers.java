package io.headroom.api.problem;

import io.headroom.api.view.ViewsUnavailableException;
import io.micronaut.context.annotation.Factory;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import jakarta.inject.Singleton;

/** Tells Micronaut which of our exceptions are answers; the rest it logs as failures. */
@Factory
final class ProblemAnswers {

    @Singleton
    ExceptionHandler<ProblemException, HttpResponse<?>> problems(ErrorResponseProcessor<?> problems) {
        return (request, e) -> answer(problems, request, e);
    }

    @Singleton
    ExceptionHandler<ViewsUnavailableException, HttpResponse<?>> unavailable(ErrorResponseProcessor<?> problems) {
        return (request, e) -> answer(problems, request, e);
    }

    /** The processor sets the status of the problem over this one. */
    private static HttpResponse<?> answer(
            ErrorResponseProcessor<?> problems, HttpRequest<?> request, RuntimeException cause) {
        ErrorContext context = ErrorContext.builder(request)
                .cause(cause)
                .errorMessage(String.valueOf(cause.getMessage()))
                .build();
        return problems.processResponse(context, HttpResponse.serverError());
    }
}
