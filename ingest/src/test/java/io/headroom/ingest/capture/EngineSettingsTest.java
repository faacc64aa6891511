package io.headroom.ingest.capture;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EngineSettingsTest {
    @Test
    void putsTheGenerationIntoTheEnginesName() {
        assertThat(EngineSettings.engineName("shop", 3)).isEqualTo("headroom-shop-g3");
    }
}
