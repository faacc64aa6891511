package io.headroom.ingest.source;

import io.headroom.core.capture.Problem;
import io.headroom.core.capture.TableWatch;
import java.util.List;

/**
 * Why a table cannot be counted as it is.
 *
 * @param state what it is in meanwhile: {@code UNKNOWN} while the table itself is in the way, {@code PENDING_GRANT} while
 *     only a right is missing
 */
public record Obstacle(TableWatch state, Problem problem) {

    static Obstacle ofTable(String reason, String fix) {
        return new Obstacle(TableWatch.UNKNOWN, new Problem(reason, fix));
    }

    static Obstacle ofRights(String reason, String fix) {
        return new Obstacle(TableWatch.PENDING_GRANT, new Problem(reason, fix));
    }

    /** All as one, with the state of the first, which is the gravest. */
    static Obstacle together(List<Obstacle> obstacles) {
        return new Obstacle(
                obstacles.get(0).state(),
                Problem.together(obstacles.stream().map(Obstacle::problem).toList()));
    }

    /** While such a table is published, the application cannot update or delete its rows. */
    Obstacle published(String alter, String listed) {
        return ofTable(
                problem.reason() + " It is published, so PostgreSQL refuses the application's updates and deletes.",
                "As the owner of the publication: " + alter + " DROP TABLE " + listed + "; or " + problem.fix());
    }
}
