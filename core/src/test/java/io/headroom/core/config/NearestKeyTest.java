package io.headroom.core.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestKeyTest {

    @ParameterizedTest
    @CsvSource({"url,url,0", "URL,url,0", "uri,url,1", "'',url,3", "url,'',3", "kitten,sitting,3", "tenant,tennant,1"})
    void countsInsertionsDeletionsAndReplacements(String left, String right, int distance) {
        assertThat(NearestKey.distance(left, right)).isEqualTo(distance);
    }

    @Test
    void namesTheNearestButNothingFarAway() {
        List<String> known = List.of("storage", "memory", "vcpus");

        assertThat(NearestKey.to("storrage", known)).contains("storage");
        assertThat(NearestKey.to("cpu", known)).contains("vcpus");
        assertThat(NearestKey.to("disk", known)).isEmpty();
    }
}
