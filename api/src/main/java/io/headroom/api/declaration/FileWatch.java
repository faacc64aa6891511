package io.headroom.api.declaration;

import io.headroom.api.problem.ProblemException;
import io.headroom.api.view.Views;
import io.headroom.core.config.ConfigException;
import io.headroom.core.declaration.Declaration;
import io.headroom.core.declaration.DeclarationKind;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets the last word count, whether it was said by request or by file: what was declared gives way once the configuration
 * says something else than it did then, and a changed file of policies or prices counts without a restart.
 */
@Singleton
public final class FileWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FileWatch.class);
    private static final Duration EVERY = Duration.ofSeconds(5);

    private final Views views;
    private final InForce inForce;
    private final OwnDigests digests;
    private final Declarer declarer;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final Thread thread = new Thread(this::watch, "headroom-declarations");
    private String refused = "";

    FileWatch(Views views, InForce inForce, OwnDigests digests, Declarer declarer) {
        this.views = views;
        this.inForce = inForce;
        this.digests = digests;
        this.declarer = declarer;
        thread.setDaemon(true);
    }

    public void start() {
        thread.start();
    }

    private void watch() {
        while (!stopped()) {
            try {
                if (views.standing().servable()) {
                    review();
                }
            } catch (ProblemException e) {
                LOG.warn("a declaration could not be brought up to date, and will be tried again: {}", e.getMessage());
            }
        }
    }

    private boolean stopped() {
        try {
            return stop.await(EVERY.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private void review() {
        inForce.all(DeclarationKind.CAPACITY).all().forEach((name, declaration) -> {
            if (!declaration.file().equals(digests.of(DeclarationKind.CAPACITY, name))) {
                LOG.info("the configuration says something else of instance {} now, and counts again", name);
                declarer.takeBack(DeclarationKind.CAPACITY, name);
            }
        });
        review(DeclarationKind.POLICIES);
        review(DeclarationKind.PRICE_BOOK);
    }

    private void review(DeclarationKind kind) {
        Declaration declaration = inForce.declaration(kind, "");
        String now = digests.of(kind, "");
        String known = declaration == null ? digests.atStart(kind, "") : declaration.file();
        if (now.equals(known) || now.equals(refused)) {
            return;
        }
        if (now.equals(digests.atStart(kind, ""))) {
            LOG.info("the configured {} count again: they have changed since others were declared", label(kind));
            declarer.takeBack(kind, "");
        } else {
            digests.text(kind).ifPresent(text -> declare(kind, now, text));
        }
    }

    private void declare(DeclarationKind kind, String now, String text) {
        try {
            Declarer.check(kind, "", text);
            declarer.put(kind, "", Declaration.Origin.FILE, now, text);
            LOG.info("the file of {} has changed and is in force", label(kind));
        } catch (ConfigException e) {
            refused = now;
            LOG.error("the file of {} has changed and is not used: {}", label(kind), e.getMessage());
        }
    }

    private static String label(DeclarationKind kind) {
        return kind == DeclarationKind.POLICIES ? "policies" : "prices";
    }

    @Override
    public void close() {
        stop.countDown();
        try {
            thread.join(EVERY.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
