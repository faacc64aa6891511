package io.headroom.core.sizing;

import java.util.Optional;

/**
 * What the users come to, at one moment.
 *
 * @param pool connections of one instance of the application
 * @param busy connections that the queries alone keep busy
 */
public record LoadSize(
        Range users,
        Figure concurrentUsers,
        Figure connections,
        Optional<Figure> pool,
        Figure queriesPerSecond,
        Figure readsPerSecond,
        Figure writesPerSecond,
        Optional<Figure> busy) {

    static LoadSize of(Load load, Range users) {
        return new LoadSize(
                users,
                load.concurrent(users),
                load.connections(users),
                load.pool(users),
                load.queries(users),
                load.reads(users),
                load.writes(users),
                load.busy(users));
    }
}
