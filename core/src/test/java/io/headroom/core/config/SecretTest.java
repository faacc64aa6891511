package io.headroom.core.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SecretTest {

    @Test
    void showsItselfOnlyWhenAsked() {
        Secret secret = new Secret("s3cret");

        assertThat(secret).hasToString("***");
        assertThat(secret.reveal()).isEqualTo("s3cret");
    }

    @Test
    void isEqualByValue() {
        assertThat(new Secret("a")).isEqualTo(new Secret("a")).hasSameHashCodeAs(new Secret("a"));
        assertThat(new Secret("a")).isNotEqualTo(new Secret("b"));
    }

    @Test
    void refusesToBeEmpty() {
        assertThatThrownBy(() -> new Secret(""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a secret must not be empty");
    }
}
