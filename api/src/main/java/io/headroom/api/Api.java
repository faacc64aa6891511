package io.headroom.api;

import io.headroom.api.alert.Couriers;
import io.headroom.api.database.Databases;
import io.headroom.api.database.KnownDatabases;
import io.headroom.api.declaration.DeclarationLog;
import io.headroom.api.declaration.FileWatch;
import io.headroom.api.operation.RoleCheck;
import io.headroom.api.sizing.Scenarios;
import io.headroom.api.view.PastRecords;
import io.headroom.api.view.Views;
import io.headroom.core.config.ConfigException;
import io.headroom.core.config.HttpConfig;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.RuntimeBeanDefinition;
import io.micronaut.inject.qualifiers.PrimaryQualifier;
import io.micronaut.runtime.server.EmbeddedServer;
import java.net.BindException;
import java.time.Clock;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The api role: an HTTP server over views of the topics. It answers from the first moment; until the views are restored,
 * with what it waits for. Kafka may come later, or go and come back.
 */
public final class Api implements AutoCloseable {
    private final Views views;
    private final Couriers couriers;
    private final EmbeddedServer server;
    private final DeclarationLog log;

    private Api(Views views, Couriers couriers, EmbeddedServer server, DeclarationLog log) {
        this.views = views;
        this.couriers = couriers;
        this.server = server;
        this.log = log;
    }

    /**
     * @param roles other roles of this process, for its health
     * @throws IllegalStateException if the address cannot be listened on
     * @throws ConfigException if a file of scenarios cannot be used
     */
    public static Api start(ApiConfig config, List<RoleCheck> roles) {
        return start(config, roles, Clock.systemUTC());
    }

    /** As above with a clock of the caller's. Listens before it reads: a port in use is known at once. */
    public static Api start(ApiConfig config, List<RoleCheck> roles, InstantSource clock) {
        Scenarios scenarios = Scenarios.of(config.configured().files());
        Views views = new Views(config.kafka());
        KnownDatabases known = new KnownDatabases(
                config.databases(), config.tenantNames(), config.configured().annotations());
        Databases databases = new Databases(views, known, clock);
        DeclarationLog log = new DeclarationLog(config.kafka());
        Couriers couriers = new Couriers(config.alerts(), config.kafka(), views, log, clock);
        ApplicationContext context = ApplicationContext.builder()
                .properties(ServerProperties.of(config.http()))
                .beanDefinitions(primary(clock))
                .singletons(views, known, databases, couriers, scenarios)
                .singletons(new RoleCheck.All(roles), config.configured(), log, new PastRecords(config.kafka()))
                .deduceEnvironment(false)
                .deduceCloudEnvironment(false)
                .environmentPropertySource(false)
                .enableDefaultPropertySources(false)
                .bootstrapEnvironment(false)
                .banner(false)
                .start();
        EmbeddedServer server = listen(context, config.http());
        views.start();
        couriers.start();
        context.getBean(FileWatch.class).start();
        return new Api(views, couriers, server, log);
    }

    /** Before Micronaut's own clock, which is injected otherwise. */
    private static RuntimeBeanDefinition<InstantSource> primary(InstantSource clock) {
        return RuntimeBeanDefinition.builder(InstantSource.class, () -> clock)
                .singleton(true)
                .qualifier(PrimaryQualifier.instance())
                .build();
    }

    private static EmbeddedServer listen(ApplicationContext context, HttpConfig http) {
        try {
            return context.getBean(EmbeddedServer.class).start();
        } catch (RuntimeException e) {
            context.close();
            String reason = refusal(e);
            throw reason == null
                    ? e
                    : new IllegalStateException(
                            "cannot listen on " + http.host() + " port " + http.port() + " (" + reason
                                    + "): stop the process that does, or set headroom.http.port to another port",
                            e);
        }
    }

    private static @Nullable String refusal(@Nullable Throwable e) {
        if (e == null) {
            return null;
        }
        return e instanceof BindException ? e.getMessage() : refusal(e.getCause());
    }

    /** The port that is listened on, also where any free one was asked for. */
    public int port() {
        return server.getPort();
    }

    @Override
    public void close() {
        couriers.close();
        server.getApplicationContext().getBean(FileWatch.class).close();
        server.getApplicationContext().close();
        log.close();
        views.close();
    }
}
