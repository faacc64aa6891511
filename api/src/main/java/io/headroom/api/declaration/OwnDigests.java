package io.headroom.api.declaration;

import io.headroom.core.declaration.DeclarationKind;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the configuration's own words are, as digests: those it was read from, and those that stand in its files now. */
@Singleton
final class OwnDigests {
    private static final Logger LOG = LoggerFactory.getLogger(OwnDigests.class);

    private final Configured configured;
    private final Map<DeclarationKind, String> atStart = new EnumMap<>(DeclarationKind.class);

    OwnDigests(Configured configured) {
        this.configured = configured;
        for (DeclarationKind kind : DeclarationKind.values()) {
            atStart.put(kind, text(kind).map(Digest::of).orElse(Digest.NOTHING));
        }
    }

    /** As it stands now. */
    String of(DeclarationKind kind, String name) {
        return kind == DeclarationKind.CAPACITY
                ? Digest.of(configured.written(name))
                : text(kind).map(Digest::of).orElseGet(() -> atStart(kind, name));
    }

    /** As the configuration was read. */
    String atStart(DeclarationKind kind, String name) {
        return kind == DeclarationKind.CAPACITY
                ? Digest.of(configured.written(name))
                : atStart.getOrDefault(kind, Digest.NOTHING);
    }

    /** The text of the kind's own file; empty if there is none, or it cannot be read. */
    Optional<String> text(DeclarationKind kind) {
        return configured.file(kind).flatMap(OwnDigests::read);
    }

    private static Optional<String> read(Path file) {
        try {
            return Optional.of(Files.readString(file));
        } catch (IOException e) {
            LOG.warn("{} cannot be read ({}); what it said last stays in force", file, e.toString());
            return Optional.empty();
        }
    }
}
