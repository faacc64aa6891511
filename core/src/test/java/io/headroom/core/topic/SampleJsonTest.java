package io.headroom.core.topic;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.core.scope.TableName;
import io.headroom.core.usage.ConnectionState;
import io.headroom.core.usage.FreeSpace;
import io.headroom.core.usage.Gap;
import io.headroom.core.usage.InstanceSample;
import io.headroom.core.usage.Measured;
import io.headroom.core.usage.RelationSizes;
import io.headroom.core.usage.RelationUnknown;
import io.headroom.core.usage.Sample;
import io.headroom.core.usage.SlotSample;
import io.headroom.core.usage.StorageUse;
import io.headroom.core.usage.Subject;
import io.headroom.core.usage.Upkeep;
import io.headroom.core.usage.UsageMeasure;
import io.headroom.core.usage.UsageSample;
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
    private static final RelationSizes TABLE = new RelationSizes(
            "shop",
            new TableName("public", "Booking"),
            AT,
            8192,
            16384,
            0,
            new FreeSpace.Unknown("no statistics", "ANALYZE"),
            null,
            3,
            7,
            2,
            1,
            new Upkeep(null, AT, null, null),
            null,
            null);

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
                .isEqualTo(
                        "{\"kind\":\"table\",\"database\":\"shop\","
                                + "\"table\":{\"schema\":\"public\",\"name\":\"Booking\"},\"at\":\"2026-11-21T10:00:00Z\","
                                + "\"heapBytes\":8192,\"indexBytes\":16384,\"toastBytes\":0,\"freeSpace\":{\"method\":\"UNKNOWN\","
                                + "\"reason\":\"no statistics\",\"fix\":\"ANALYZE\"},\"liveTuples\":null,\"deadTuples\":3,"
                                + "\"tuplesInserted\":7,\"tuplesUpdated\":2,\"tuplesDeleted\":1,"
                                + "\"upkeep\":{\"lastVacuum\":null,\"lastAutovacuum\":\"2026-11-21T10:00:00Z\","
                                + "\"lastAnalyze\":null,\"lastAutoanalyze\":null},\"statisticsSince\":null,\"referenced\":null}");
        assertThat(read(text(TABLE))).isEqualTo(TABLE);
        assertThat(TABLE.key()).isEqualTo("table:shop/public.Booking");
        assertThat(TABLE.physicalBytes()).isEqualTo(24_576);
    }

    @Test
    void aTableThatCouldNotBeMeasuredSaysWhy() {
        Sample unknown = new RelationUnknown("shop", new TableName("public", "Booking"), AT, "locked", "wait");

        assertThat(text(unknown))
                .isEqualTo("{\"kind\":\"tableUnknown\",\"database\":\"shop\","
                        + "\"table\":{\"schema\":\"public\",\"name\":\"Booking\"},\"at\":\"2026-11-21T10:00:00Z\","
                        + "\"reason\":\"locked\",\"fix\":\"wait\"}");
        assertThat(read(text(unknown))).isEqualTo(unknown);
        assertThat(unknown.key()).isEqualTo(TABLE.key());
    }

    @Test
    void measuresReadAsTheyDid_knownOrNot() {
        UsageSample usage = new UsageSample(
                Subject.database("shop"),
                AT,
                Map.of(
                        UsageMeasure.CACHE_HIT_SHARE,
                        new Measured.Known(0.5),
                        UsageMeasure.STATEMENT_RATE,
                        new Measured.Unknown("not there", "CREATE EXTENSION pg_stat_statements;")));

        assertThat(text(usage))
                .isEqualTo("{\"kind\":\"usage\",\"subject\":\"database:shop\",\"at\":\"2026-11-21T10:00:00Z\","
                        + "\"measures\":{\"CACHE_HIT_SHARE\":{\"value\":0.5},\"STATEMENT_RATE\":"
                        + "{\"reason\":\"not there\",\"fix\":\"CREATE EXTENSION pg_stat_statements;\"}}}");
        assertThat(read(text(usage))).isEqualTo(usage);
        assertThat(usage.key()).isEqualTo("database:shop");
    }

    @Test
    void aSlotReadsAsItDid() {
        Sample slot = new SlotSample(
                "main",
                "headroom_shop_1",
                AT,
                true,
                SlotSample.WalStatus.RESERVED,
                new Measured.Known(4096),
                new Measured.Unknown("no limit", "ALTER SYSTEM"));

        assertThat(read(text(slot))).isEqualTo(slot);
        assertThat(slot.key()).isEqualTo("slot:main/headroom_shop_1");
        assertThat(Subject.parse(slot.key())).isEqualTo(((SlotSample) slot).subject());
    }

    private static String text(Sample sample) {
        return new String(Topics.SAMPLES.values().serializer().serialize(Topics.SAMPLES.name(), sample), UTF_8);
    }

    private static Sample read(String json) {
        return Topics.SAMPLES.values().deserializer().deserialize(Topics.SAMPLES.name(), json.getBytes(UTF_8));
    }
}
