package io.headroom.core.topic;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.core.scope.TableName;
import io.headroom.core.usage.ConnectionState;
import io.headroom.core.usage.Gap;
import io.headroom.core.usage.InstanceSample;
import io.headroom.core.usage.RelationSizes;
import io.headroom.core.usage.Sample;
import io.headroom.core.usage.StorageUse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SampleJsonTest {
    private static final Instant AT = Instant.parse("2026-11-21T10:00:00Z");
    private static final Gap GAP = new Gap("storage.walBytes", "permission denied", "GRANT pg_monitor TO headroom");
    private static final InstanceSample INSTANCE = new InstanceSample(
            "main",
            AT,
            StorageUse.of(343_000_000L, null, null),
            Map.of("shop", 340_000_000L),
            50,
            3,
            Map.of(ConnectionState.IDLE, 4, ConnectionState.ACTIVE, 1),
            List.of(GAP));
    private static final RelationSizes TABLE =
            new RelationSizes("shop", new TableName("public", "Booking"), AT, 8192, 16384, 0, null, 7, 1, null);

    @Test
    void anInstanceReadsAsItDid() {
        assertThat(text(INSTANCE))
                .isEqualTo("{\"kind\":\"instance\",\"instance\":\"main\",\"at\":\"2026-11-21T10:00:00Z\","
                        + "\"storage\":{\"databaseBytes\":343000000,\"walBytes\":null,\"temporaryBytes\":null,"
                        + "\"totalBytes\":null},\"databases\":{\"shop\":340000000},\"maxConnections\":50,"
                        + "\"reservedConnections\":3,\"connections\":{\"ACTIVE\":1,\"IDLE\":4},"
                        + "\"gaps\":[{\"measure\":\"storage.walBytes\",\"reason\":\"permission denied\","
                        + "\"fix\":\"GRANT pg_monitor TO headroom\"}]}");
        assertThat(read(text(INSTANCE))).isEqualTo(INSTANCE);
        assertThat(INSTANCE.key()).isEqualTo("instance:main");
    }

    @Test
    void aTableReadsAsItDid() {
        assertThat(text(TABLE))
                .isEqualTo("{\"kind\":\"table\",\"database\":\"shop\","
                        + "\"table\":{\"schema\":\"public\",\"name\":\"Booking\"},\"at\":\"2026-11-21T10:00:00Z\","
                        + "\"heapBytes\":8192,\"indexBytes\":16384,\"toastBytes\":0,\"liveTuples\":null,"
                        + "\"tuplesInserted\":7,\"tuplesDeleted\":1,\"statisticsSince\":null}");
        assertThat(read(text(TABLE))).isEqualTo(TABLE);
        assertThat(TABLE.key()).isEqualTo("table:shop/public.Booking");
        assertThat(TABLE.physicalBytes()).isEqualTo(24_576);
    }

    private static String text(Sample sample) {
        return new String(Topics.SAMPLES.values().serializer().serialize(Topics.SAMPLES.name(), sample), UTF_8);
    }

    private static Sample read(String json) {
        return Topics.SAMPLES.values().deserializer().deserialize(Topics.SAMPLES.name(), json.getBytes(UTF_8));
    }
}
