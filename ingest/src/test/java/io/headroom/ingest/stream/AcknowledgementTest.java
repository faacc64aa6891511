package io.headroom.ingest.stream;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AcknowledgementTest {
    private final Acknowledgement<String> acknowledgement = new Acknowledgement<>();

    @Test
    void waitsForTheNextTransaction() {
        acknowledgement.streamed("a1", true, true);
        acknowledgement.streamed("a2", false, true);
        assertThat(acknowledgement.take()).isNull();

        acknowledgement.streamed("b1", true, true);

        assertThat(acknowledgement.take()).isEqualTo("a2");
        assertThat(acknowledgement.take()).isNull();
    }

    @Test
    void takesTheLatest_ofSeveralThatAreComplete() {
        acknowledgement.streamed("a1", true, true);
        acknowledgement.streamed("b1", true, true);
        acknowledgement.streamed("c1", true, true);

        assertThat(acknowledgement.take()).isEqualTo("b1");
    }

    @Test
    void neverTakesTheFirstTransactionOfASlot() {
        acknowledgement.streamed("first", true, false);
        acknowledgement.streamed("second", true, true);
        assertThat(acknowledgement.take()).isNull();

        acknowledgement.streamed("third", true, true);

        assertThat(acknowledgement.take()).isEqualTo("second");
    }
}
