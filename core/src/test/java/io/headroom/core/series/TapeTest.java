package io.headroom.core.series;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TapeTest {

    @Test
    void looksBackAsFarAsItIsLong() {
        Tape tape = Tape.of(3);
        for (int i = 1; i <= 1_000; i++) {
            tape = tape.after(i);
        }

        assertThat(tape.count()).isEqualTo(1_000);
        assertThat(tape.length()).isEqualTo(3);
        assertThat(values(tape)).containsExactly(998, 999, 1_000);
        assertThat(tape.back(1)).isEqualTo(1_000);
    }

    @Test
    void staysWhatItWas_whenTwoGoOnFromIt() {
        Tape fork = Tape.of(5).after(1).after(2);

        Tape one = fork.after(3);
        Tape other = fork.after(4).after(5);

        assertThat(values(fork)).containsExactly(1, 2);
        assertThat(values(one)).containsExactly(1, 2, 3);
        assertThat(values(other)).containsExactly(1, 2, 4, 5);
    }

    private static double[] values(Tape tape) {
        return IntStream.range(0, tape.length())
                .mapToDouble(i -> tape.back(tape.length() - i))
                .toArray();
    }
}
