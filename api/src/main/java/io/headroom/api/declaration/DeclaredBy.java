package io.headroom.api.declaration;

import io.headroom.core.declaration.Declaration;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The declaration that something is in force by.
 *
 * @param version counts from 1 since the configuration last counted
 * @param origin whether it came by request or by a changed file
 */
@Schema(nullable = true)
public record DeclaredBy(int version, Instant at, Declaration.Origin origin) {

    public static @Nullable DeclaredBy of(@Nullable Declaration declaration) {
        return declaration == null
                ? null
                : new DeclaredBy(declaration.version(), declaration.at(), declaration.origin());
    }
}
