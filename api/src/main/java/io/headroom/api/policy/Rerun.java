package io.headroom.api.policy;

import io.headroom.api.view.Facts;
import io.headroom.core.capture.DeadLetter;
import io.headroom.core.decision.Estate;
import io.headroom.core.decision.Inputs;
import io.headroom.core.decision.Replay;
import io.headroom.core.trigger.TriggerFact;
import io.headroom.core.usage.InstanceSample;
import io.headroom.core.usage.Sample;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Queue;

/** Goes through the past once with one set of rules: readings, what was expected on their days, and what was set aside. */
final class Rerun {
    private final Estate estate;
    private final PastOutlooks outlooks;
    private final Replay replay;
    private final Map<String, Queue<Instant>> setAside = new HashMap<>();
    private final Map<String, Inputs.About> expected = new HashMap<>();
    private long readings;

    Rerun(Estate estate, Facts facts) {
        this.estate = estate;
        outlooks = new PastOutlooks(facts, estate);
        replay = new Replay(estate);
    }

    /** Before the readings; they tell the time. */
    void setAside(DeadLetter letter, Instant at) {
        String database = letter.database();
        if (database != null) {
            setAside.computeIfAbsent(database, added -> new PriorityQueue<>()).add(at);
        }
    }

    void read(Sample sample, Instant at) {
        if (sample instanceof InstanceSample whole) {
            whole.databases().keySet().forEach(database -> catchUp(database, at));
        }
        Inputs.read(sample, estate).ifPresent(about -> {
            replay.take(about, at);
            readings++;
        });
    }

    private void catchUp(String database, Instant at) {
        outlooks.of(database, at).ifPresent(outlook -> {
            if (!outlook.equals(expected.put(database, outlook))) {
                replay.take(outlook, at);
            }
        });
        Queue<Instant> letters = setAside.getOrDefault(database, new PriorityQueue<>());
        while (!letters.isEmpty() && !letters.peek().isAfter(at)) {
            Instant when = letters.remove();
            Inputs.setAside(new DeadLetter("", 0, 0, database, null, "", null, null), estate)
                    .ifPresent(about -> replay.take(about, when));
        }
    }

    long readings() {
        return readings;
    }

    List<TriggerFact> transitions() {
        return replay.transitions();
    }
}
