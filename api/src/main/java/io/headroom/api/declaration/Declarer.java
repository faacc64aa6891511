package io.headroom.api.declaration;

import io.headroom.api.problem.ProblemException;
import io.headroom.core.capacity.Capacity;
import io.headroom.core.capacity.PriceBook;
import io.headroom.core.config.ConfigException;
import io.headroom.core.config.Declarations;
import io.headroom.core.declaration.Declaration;
import io.headroom.core.declaration.DeclarationKind;
import io.micronaut.http.HttpStatus;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Declares one document after the other. What cannot be used is refused whole; what was accepted is readable here when the
 * answer is given.
 */
@Singleton
public final class Declarer {
    private final InForce inForce;
    private final OwnDigests digests;
    private final DeclarationLog log;
    private final InstantSource clock;
    private final Map<String, Integer> given = new HashMap<>();

    Declarer(InForce inForce, OwnDigests digests, DeclarationLog log, InstantSource clock) {
        this.inForce = inForce;
        this.digests = digests;
        this.log = log;
        this.clock = clock;
    }

    /** @throws ProblemException if the document cannot be used */
    public void declare(DeclarationKind kind, String name, String document) {
        if (document.isBlank()) {
            throw unusable("the body is empty; send the document as JSON or YAML");
        }
        readable(() -> {
            check(kind, name, document);
            return document;
        });
        if (kind == DeclarationKind.CAPACITY) {
            requireKnownPlan(Declarations.capacity(name, document));
        }
        put(kind, name, Declaration.Origin.API, digests.of(kind, name), document);
    }

    /**
     * What a document says.
     *
     * @throws ProblemException if it cannot be used
     */
    public static <T> T readable(Supplier<T> reader) {
        try {
            return reader.get();
        } catch (ConfigException e) {
            throw unusable(String.valueOf(e.getMessage()));
        }
    }

    /** A plan that has no price cannot be compared with any: a slip of the pen would end all advice. */
    private void requireKnownPlan(Capacity capacity) {
        PriceBook prices = inForce.prices().value();
        capacity.planId().filter(plan -> prices.plan(plan).isEmpty()).ifPresent(plan -> {
            throw unusable("plan must be one of the price book (see GET /api/v1/price-book), got " + plan
                    + "; add its row with PUT /api/v1/price-book first");
        });
    }

    /** From here on the configuration counts again. */
    public synchronized void takeBack(DeclarationKind kind, String name) {
        if (inForce.declaration(kind, name) != null) {
            publish(kind, name, null);
        }
    }

    /**
     * Another process may declare at the same time, from the same last version. The log says whose word came later; it
     * counts, and is said once more under a number of its own.
     *
     * @param file a digest of what the configuration says now
     */
    synchronized void put(DeclarationKind kind, String name, Declaration.Origin origin, String file, String document) {
        String key = kind + "/" + name;
        Declaration last = inForce.declaration(kind, name);
        int version = last == null ? 1 : Math.max(last.version(), given.getOrDefault(key, 0)) + 1;
        Declaration before = publish(kind, name, new Declaration(version, clock.instant(), origin, file, document));
        while (before != null && before.version() >= version) {
            version = before.version() + 1;
            before = publish(kind, name, new Declaration(version, clock.instant(), origin, file, document));
        }
        given.put(key, version);
    }

    /** @throws ConfigException if the document cannot be used */
    static void check(DeclarationKind kind, String name, String document) {
        switch (kind) {
            case CAPACITY -> Declarations.capacity(name, document);
            case POLICIES -> Declarations.policies(document);
            case PRICE_BOOK -> Declarations.prices(document);
        }
    }

    private @Nullable Declaration publish(DeclarationKind kind, String name, @Nullable Declaration declaration) {
        return log.write(DeclarationTopic.of(kind), inForce.all(kind), DeclarationTopic.key(kind, name), declaration);
    }

    /** Nobody can say whether it counts; the request may be repeated. */
    public static ProblemException unanswered(String detail) {
        return new ProblemException(
                HttpStatus.SERVICE_UNAVAILABLE, "not-declared", "Not declared for certain", detail, Map.of());
    }

    private static ProblemException unusable(String detail) {
        return new ProblemException(
                HttpStatus.BAD_REQUEST, "unusable-declaration", "Unusable declaration", detail, Map.of());
    }
}
