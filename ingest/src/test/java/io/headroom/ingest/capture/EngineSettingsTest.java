package io.headroom.ingest.capture;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.core.scope.TableName;
import java.util.List;
import org.junit.jupiter.api.Test;

class EngineSettingsTest {

    @Test
    void namesExactlyTheTablesToRead_oddNamesIncluded() {
        String list = EngineSettings.snapshotList(List.of(
                new TableName("public", "booking"),
                new TableName("public", "Odd.Name (x)"),
                new TableName("a,b", "c")));

        assertThat(list).isEqualTo("public\\.booking,public\\.Odd\\.Name \\(x\\),a.b\\.c");
        assertThat("public.Odd.Name (x)").matches(list.split(",")[1]);
    }

    @Test
    void readsNoTable_whereNoneIsCounted() {
        assertThat(EngineSettings.snapshotList(List.of())).isNotEmpty();
    }

    @Test
    void putsTheGenerationIntoTheEnginesName() {
        assertThat(EngineSettings.engineName("shop", 3)).isEqualTo("headroom-shop-g3");
    }
}
