package io.headroom.core.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ConfigExceptionTest {

    @Test
    void isOneLineEvenIfTheValueIsNot() {
        assertThat(Yaml.headroomRefusal("http:\n  port: |\n    80\n    81\n"))
                .isEqualTo("headroom.http.port must be a whole number from 0 to 65535, got 80 81");
    }
}
