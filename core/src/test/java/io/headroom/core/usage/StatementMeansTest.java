package io.headroom.core.usage;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.core.usage.StatementMeans.Calls;
import java.util.List;
import org.junit.jupiter.api.Test;

class StatementMeansTest {

    @Test
    void weighsEveryMeanByItsCalls() {
        StatementMeans means =
                new StatementMeans(List.of(new Calls(2, 10), new Calls(90, 0.9), new Calls(8, 0.8), new Calls(0, 0)));

        assertThat(means.calls()).isEqualTo(100);
        assertThat(means.percentile(0.50)).hasValue(0.01);
        assertThat(means.percentile(0.95)).hasValue(0.1);
        assertThat(means.percentile(0.99)).hasValue(5);
        assertThat(means.slow()).isEqualTo(2);
    }

    @Test
    void knowsNoPercentileWithoutACall() {
        assertThat(new StatementMeans(List.of()).percentile(0.5)).isEmpty();
    }
}
