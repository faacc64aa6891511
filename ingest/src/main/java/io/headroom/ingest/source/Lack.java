package io.headroom.ingest.source;

import io.headroom.core.capture.Problem;
import org.jspecify.annotations.Nullable;

/**
 * What keeps a database from being watched as it should be.
 *
 * @param problem with all that mends it
 * @param setting that is part of the cure; absent if it is none of the server's settings
 * @param besides what the cure is without the setting
 */
public record Lack(Problem problem, @Nullable Setting setting, String besides) {

    public static Lack of(Problem problem) {
        return new Lack(problem, null, problem.fix());
    }

    /** @param besides what else there is to do, or to do instead; empty if there is nothing */
    public static Lack of(String reason, Setting setting, Platform platform, String besides) {
        String fix = platform.change(setting) + (besides.isEmpty() ? "" : " " + besides);
        return new Lack(new Problem(reason, fix), setting, besides);
    }

    /** For a list that has its settings gathered below it, so that one restart is enough for all of them. */
    public Problem apartFromSettings() {
        return setting == null
                ? problem
                : new Problem(
                        problem.reason(),
                        ("See " + setting.name() + " among the settings below. " + besides).stripTrailing());
    }
}
