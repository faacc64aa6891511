package io.headroom.api.operation;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.info.Info;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Serves the description that the compiler made of the contracts. */
@OpenAPIDefinition(
        info =
                @Info(
                        title = "Headroom",
                        version = "v1",
                        description = "When each resource of a PostgreSQL database runs out, who fills it,"
                                + " and what to do first. Sizes are bytes, instants are UTC, unknown is null."))
@Hidden
@Controller
final class OpenApiDocument {
    private final String document = read();

    @Get("/openapi.yml")
    @Produces("application/yaml")
    String document() {
        return document;
    }

    private static String read() {
        try (InputStream in = OpenApiDocument.class.getResourceAsStream("/META-INF/swagger/openapi.yml")) {
            if (in == null) {
                throw new IllegalStateException("openapi.yml is missing from the jar: build it with Maven");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
