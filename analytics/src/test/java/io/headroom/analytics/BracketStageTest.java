package io.headroom.analytics;

import static io.headroom.analytics.TopologyFixture.AT;
import static io.headroom.analytics.TopologyFixture.BOOKING;
import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.core.change.Mark;
import io.headroom.core.change.Position;
import io.headroom.core.change.TableId;
import io.headroom.core.reconciliation.Bracket;
import io.headroom.core.reconciliation.PartBracket;
import io.headroom.core.topic.Topics;
import java.nio.file.Path;
import java.util.List;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.TestOutputTopic;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BracketStageTest {
    private static final TableId UNKNOWN = new TableId(99);

    @TempDir
    Path folder;

    private TopologyFixture topology;
    private TestOutputTopic<String, PartBracket> brackets;

    @BeforeEach
    void start() {
        topology = new TopologyFixture(folder);
        brackets = topology.driver.createOutputTopic(
                Topics.BRACKETS.name(),
                Topics.BRACKETS.keys().deserializer(),
                Topics.BRACKETS.values().deserializer());
    }

    @AfterEach
    void stop() {
        topology.close();
    }

    @Test
    void tellsLeastAndGreatest_ofWhatATableHeldBetweenTheMarks() {
        topology.open(1);
        topology.row(1, topology.seed(1, "a", 80));
        topology.row(2, topology.seed(1, "b", 80));
        topology.send(new Mark.Finished(BOOKING, 1, new Position(1, 0, 0), AT));

        check(5, true);
        topology.row(1, topology.delete());
        topology.row(2, topology.update("a", 90));
        topology.row(3, topology.insert("a", 80));
        topology.row(4, topology.insert("b", 80));
        check(5, false);
        topology.row(5, topology.insert("b", 80));

        assertThat(brackets.readKeyValuesToList())
                .containsExactly(
                        KeyValue.pair("shop/7/0", new PartBracket("shop", BOOKING, 1, 5, 0, new Bracket(1, 3))));
        assertThat(topology.deadLetters()).isEmpty();
    }

    @Test
    void saysNothingOfATableThatIsBeingCounted() {
        topology.open(1);
        check(5, true);
        check(5, false);

        assertThat(brackets.isEmpty()).isTrue();
    }

    private void check(long number, boolean begins) {
        topology.send(new Mark.Check("shop", number, begins, List.of(BOOKING, UNKNOWN), topology.next(), AT));
    }
}
