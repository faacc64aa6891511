package io.headroom.core.trigger;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.core.usage.Subject;
import io.headroom.core.usage.UsageUnit;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RuleTest {

    @Test
    void coversWhatItsScopeSays() {
        Subject standby = Subject.parse("replica:main/standby@10.0.0.2");

        assertThat(rule("*", View.LATEST).covers(standby)).isTrue();
        assertThat(rule("replica:main/*", View.LATEST).covers(standby)).isTrue();
        assertThat(rule("*@10.0.0.2", View.LATEST).covers(standby)).isTrue();
        assertThat(rule("replica:other/*", View.LATEST).covers(standby)).isFalse();
        assertThat(rule("replica:main/standby@10.0.0..", View.LATEST).covers(standby))
                .as("a dot is a dot")
                .isFalse();
    }

    @Test
    void itsUnitIsThatOfWhatItLooksAt() {
        assertThat(rule("*", View.LATEST).unit()).isEqualTo(UsageUnit.SHARE);
        assertThat(rule("*", new View.TimeLeft(Duration.ofHours(1))).unit()).isEqualTo(UsageUnit.SECONDS);
        assertThat(rule("*", new View.Growth(Duration.ofHours(1), 1)).unit()).isEqualTo(UsageUnit.COUNT);
    }

    private static Rule rule(String scope, View view) {
        return new Rule(
                "a-rule",
                TriggerMeasure.STORAGE_USED,
                scope,
                Severity.WARNING,
                Bound.above(0.5, 0.5),
                view,
                Duration.ZERO,
                Duration.ofMinutes(1),
                Duration.ZERO,
                Optional.empty());
    }
}
