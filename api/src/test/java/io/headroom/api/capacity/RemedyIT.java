package io.headroom.api.capacity;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.headroom.api.Published;
import io.headroom.api.RunningApi;
import io.headroom.api.declaration.Configured;
import io.headroom.core.capacity.Capacity;
import io.headroom.core.capacity.RecommendationFact;
import io.headroom.core.capacity.Resource;
import io.headroom.core.capacity.RunwayFact;
import io.headroom.core.capacity.RunwayFact.Outcome;
import io.headroom.core.capacity.RunwayFact.Reached;
import io.headroom.core.capacity.Verdict;
import io.headroom.core.capture.TableWatch;
import io.headroom.core.capture.WatchedTable;
import io.headroom.core.change.TableId;
import io.headroom.core.config.OwnFiles;
import io.headroom.core.config.PolicyFile;
import io.headroom.core.config.PriceBookFile;
import io.headroom.core.footprint.Footprint;
import io.headroom.core.readiness.PoolFacts;
import io.headroom.core.readiness.ReadinessFacts;
import io.headroom.core.scope.TableName;
import io.headroom.core.usage.FreeSpace;
import io.headroom.core.usage.IndexUse;
import io.headroom.core.usage.InstanceSample;
import io.headroom.core.usage.RelationSizes;
import io.headroom.core.usage.StorageUse;
import io.headroom.core.usage.Upkeep;
import io.headroom.core.usage.UsageMeasure;
import io.headroom.testkit.TestServers;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RemedyIT {
    private static final String KAFKA = TestServers.shared().bootstrapServers();
    private static final String DATABASE = "dusty";
    private static final long MONTH = 1_000_000;

    @Test
    void saysWhatToLetGo_beforeItNamesAPrice() {
        try (Published dusty = new Published(KAFKA, DATABASE)) {
            dusty.on("attic")
                    .streaming()
                    .table(table(1, "public.audit", "createdAt"))
                    .table(table(2, "public.booking", "createdAt"))
                    .table(table(3, "public.setting", "createdAt"))
                    .whole(4800, 48 * MONTH, RunningApi.NOW)
                    .footprint("table:public.audit/tenant:7", 2400, 12 * MONTH)
                    .cohorts("table:public.audit/tenant:7", everyMonth())
                    .cohorts("table:public.audit/tenant:8", everyMonth())
                    .cohorts("table:public.booking/tenant:8", everyMonth())
                    .cohorts("table:public.setting/tenant:8", everyMonth())
                    .usage(
                            "table:" + DATABASE + "/public.audit",
                            UsageMeasure.PHYSICAL_SIZE,
                            RunningApi.NOW,
                            96 * MONTH)
                    .usage(
                            "table:" + DATABASE + "/public.booking",
                            UsageMeasure.PHYSICAL_SIZE,
                            RunningApi.NOW,
                            48 * MONTH)
                    .usage(
                            "table:" + DATABASE + "/public.setting",
                            UsageMeasure.PHYSICAL_SIZE,
                            RunningApi.NOW,
                            48 * MONTH)
                    .sample(sizes("public.audit", 0, false))
                    .sample(sizes("public.booking", 4000, false))
                    .sample(sizes("public.setting", 0, true))
                    .sample(holey("public.wall", new FreeSpace.Mapped(4 * MONTH)))
                    .sample(holey("public.vault", new FreeSpace.Unknown("its statistics are hidden", "GRANT SELECT;")))
                    .readiness(readiness("old", "young"))
                    .usage("instance:attic", UsageMeasure.CONNECTIONS, RunningApi.NOW, 90)
                    .usage("instance:attic", UsageMeasure.CONNECTIONS_USABLE, RunningApi.NOW, 97)
                    .usage("instance:attic", UsageMeasure.CONNECTIONS_ACTIVE, RunningApi.NOW, 20)
                    .usage("instance:attic", UsageMeasure.CONNECTIONS_IDLE_IN_TRANSACTION, RunningApi.NOW, 4)
                    .usage("instance:attic", UsageMeasure.HOST_CPU_USED, RunningApi.NOW, 0.9)
                    .usage("database:" + DATABASE, UsageMeasure.TRANSACTION_RATE, RunningApi.NOW, 1200)
                    .usage("database:" + DATABASE, UsageMeasure.CONCURRENT_USERS, RunningApi.NOW, 300)
                    .usage("database:" + DATABASE, UsageMeasure.READ_RATE, RunningApi.NOW, 500)
                    .usage("database:" + DATABASE, UsageMeasure.WRITE_RATE, RunningApi.NOW, 50)
                    .usage("database:" + DATABASE, UsageMeasure.CACHE_HIT_SHARE, RunningApi.NOW, 1)
                    .reading(new InstanceSample(
                            "attic",
                            RunningApi.NOW,
                            StorageUse.of(100 * MONTH, 0L, 0L),
                            Map.of(DATABASE, 100 * MONTH),
                            100,
                            3,
                            Map.of(),
                            List.of()))
                    .recommendation(said());
        }
        try (RunningApi api = RunningApi.on(KAFKA, Map.of(), declared()).restored()) {
            JsonNode advice = api.json("/api/v1/databases/dusty/recommendations");
            JsonNode remedies = advice.get("remedies");

            assertThat(remedies)
                    .as("bookings are changed, other rows refer to settings")
                    .extracting(remedy -> remedy.get("kind").asText() + " "
                            + remedy.get("table").asText())
                    .containsExactly(
                            "VACUUM public.wall",
                            "UNUSED_INDEX public.wall",
                            "RETENTION public.audit",
                            "REPACK public.wall",
                            "POOL null",
                            "CACHING null",
                            "REPLICAS null");
            assertThat(remedies.get(4).get("what").asText()).isEqualTo("Pool connections: a pool of 30 would do");
            assertThat(remedies.get(4).get("database").isNull()).isTrue();
            assertThat(advice.get("connections").toString())
                    .isEqualTo("{\"usable\":97,\"safe\":77,\"peak\":90,\"busyPeak\":24,\"idleShare\":0.733333,"
                            + "\"poolWouldDo\":30,\"poolsOfTen\":9,\"transactionsPerSecond\":1200.0,\"secondsPerTransaction\":0.02,"
                            + "\"safeTransactionsPerSecond\":3850.0,\"breakingTransactionsPerSecond\":4850.0,"
                            + "\"safeUsers\":256,\"breakingUsers\":323}");
            assertThat(remedies.get(1).get("sql").asText()).isEqualTo("DROP INDEX CONCURRENTLY \"public\".\"old\";");
            assertThat(remedies.get(1).get("daysGained").asLong()).isEqualTo(20);
            assertThat(remedies.get(0).get("limit").isNull())
                    .as("nobody knows how fast the table grows")
                    .isTrue();
            JsonNode repack = remedies.get(3);
            assertThat(repack.get("space").asText()).isEqualTo("RETURNED_TO_DISK");
            assertThat(repack.get("freedBytes").asLong()).isEqualTo(5_333_333);
            assertThat(repack.get("daysGained").asLong()).isEqualTo(53);
            assertThat(repack.get("sql").asText()).isEqualTo("VACUUM (FULL, ANALYZE) \"public\".\"wall\";");
            assertThat(repack.get("lock").asText()).contains("ACCESS EXCLUSIVE");
            assertThat(advice.get("notOffered").toString())
                    .isEqualTo("[{\"kind\":\"REPACK\",\"database\":\"dusty\",\"table\":\"public.vault\",\"index\":null,"
                            + "\"reason\":\"how much of its heap is free is unknown: its statistics are hidden\","
                            + "\"fix\":\"GRANT SELECT;\",\"until\":null},"
                            + "{\"kind\":\"UNUSED_INDEX\",\"database\":\"dusty\",\"table\":\"public.wall\",\"index\":\"young\","
                            + "\"reason\":\"it is known to be unused since 11 November 2026, which is less than 35 days\","
                            + "\"fix\":null,\"until\":\"2026-12-16T10:00:00Z\"},"
                            + "{\"kind\":\"MORE_CONNECTIONS\",\"database\":null,\"table\":null,\"index\":null,"
                            + "\"reason\":\"raising max_connections from 100 to 116 may take 227 MB more, 14.2 MB for each;"
                            + " all 116 together 1.65 GB of 4 GB; a pool of 30 would do, and takes none\","
                            + "\"fix\":null,\"until\":null},"
                            + "{\"kind\":\"MANAGED_SERVER\",\"database\":null,\"table\":null,\"index\":null,"
                            + "\"reason\":\"fasthosts/vps is not managed, and no managed plan for what is expected has a price"
                            + " that can be compared\","
                            + "\"fix\":\"Supply its row, or a rate of exchange, by PUT /api/v1/price-book.\",\"until\":null},"
                            + "{\"kind\":\"SHARDING\",\"database\":null,\"table\":null,\"index\":null,"
                            + "\"reason\":\"no larger plan can be had (none is larger), and who grows how fast is not known"
                            + " yet\",\"fix\":null,\"until\":null}]");
            JsonNode audit = remedies.get(2);
            assertThat(audit.get("table").asText()).isEqualTo("public.audit");
            assertThat(audit.get("tenant").isNull()).isTrue();
            assertThat(audit.get("limit").asText()).isEqualTo("95%");
            assertThat(audit.get("keepMonths").asInt()).isEqualTo(12);
            assertThat(audit.get("freedBytes").asLong())
                    .as("twelve months of two tenants, twice as large on disk")
                    .isEqualTo(2 * 2 * 12 * MONTH);
            assertThat(audit.get("savedBytesPerDay").asLong()).isEqualTo(Math.round(2 * 2 * 3 * MONTH / 92.0));
            assertThat(audit.get("daysGained").isNull())
                    .as("more goes than comes")
                    .isTrue();
            assertThat(audit.get("enough").asBoolean()).isTrue();
            assertThat(audit.get("space").asText()).isEqualTo("REUSABLE");
            assertThat(audit.get("sql").asText()).contains("\"createdAt\" <", "- interval '12 months')");
        }
    }

    private static WatchedTable table(int id, String name, String birthColumn) {
        return new WatchedTable(
                        DATABASE,
                        new TableId(id),
                        TableName.parse(name),
                        id,
                        List.of("id"),
                        "tenantId",
                        1,
                        "1:0/0:0",
                        TableWatch.LIVE,
                        null,
                        null)
                .over(List.of(), birthColumn);
    }

    private static ReadinessFacts readiness(String old, String young) {
        IndexUse indexes = new IndexUse(
                RunningApi.NOW.minus(Duration.ofDays(300)),
                "7/5",
                false,
                List.of(),
                List.of(idle(old, Duration.ofDays(40)), idle(young, Duration.ofDays(10))),
                2);
        return new ReadinessFacts(DATABASE, "attic", RunningApi.NOW, List.of(pool()), List.of(), indexes);
    }

    private static PoolFacts pool() {
        return new PoolFacts(false, 90, 97, null, 0, 4L << 20);
    }

    /** A virtual server of 4 GB that nobody manages. */
    private static Configured declared() {
        Capacity attic = new Capacity(
                "attic",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of("fasthosts/vps"),
                Optional.empty(),
                Optional.empty());
        return new Configured(
                PolicyFile.standard(), PriceBookFile.standard(), Map.of("attic", attic), OwnFiles.NONE, List.of());
    }

    private static IndexUse.Idle idle(String name, Duration known) {
        return new IndexUse.Idle("public", "wall", name, 1, 2 * MONTH, false, null, RunningApi.NOW.minus(known));
    }

    private static RelationSizes sizes(String table, long updated, boolean referenced) {
        return sizes(table, 1, new FreeSpace.Estimated(0), 4800, 0, updated, referenced);
    }

    /** Two of nine rows are dead. */
    private static RelationSizes holey(String table, FreeSpace free) {
        return sizes(table, 10 * MONTH, free, 70_000, 20_000, 90_000, false);
    }

    private static RelationSizes sizes(
            String table, long heap, FreeSpace free, long live, long dead, long updated, boolean referenced) {
        return new RelationSizes(
                DATABASE,
                TableName.parse(table),
                RunningApi.NOW,
                heap,
                1,
                1,
                free,
                live,
                dead,
                live,
                updated,
                0,
                Upkeep.NEVER,
                null,
                referenced);
    }

    /** For the 24 months before this one. */
    private static Map<String, Footprint> everyMonth() {
        Map<String, Footprint> months = new HashMap<>();
        for (int ago = 1; ago <= 24; ago++) {
            months.put(YearMonth.of(2026, 11).minusMonths(ago).toString(), new Footprint(100, MONTH));
        }
        return months;
    }

    /** A hundred days for ten million bytes. */
    private static RecommendationFact said() {
        Reached day = new Reached(Outcome.ON, LocalDate.parse("2027-03-01"));
        RunwayFact runway = new RunwayFact(Resource.STORAGE, "95%", 110 * MONTH, day, day, day, null);
        return new RecommendationFact(
                "attic",
                RunningApi.NOW,
                Verdict.UNDER_PROVISIONED,
                "it is time",
                null,
                100 * MONTH,
                120 * MONTH,
                130 * MONTH,
                List.of(runway),
                null,
                null,
                null,
                "none is larger",
                null,
                null,
                List.of());
    }
}
