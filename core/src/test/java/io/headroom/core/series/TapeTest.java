package io.headroom.core.series;

import static org.assertj.core.api.Assertions.assertThat;

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
        assertThat(tape.unrolled(3, 1)).containsExactly(998, 999, 1_000, 0);
        assertThat(tape.back(1)).isEqualTo(1_000);
    }

    @Test
    void staysWhatItWas_whenTwoGoOnFromIt() {
        Tape fork = Tape.of(5).after(1).after(2);

        Tape one = fork.after(3);
        Tape other = fork.after(4).after(5);

        assertThat(fork.unrolled(2, 0)).containsExactly(1, 2);
        assertThat(one.unrolled(3, 0)).containsExactly(1, 2, 3);
        assertThat(other.unrolled(4, 0)).containsExactly(1, 2, 4, 5);
    }
}
