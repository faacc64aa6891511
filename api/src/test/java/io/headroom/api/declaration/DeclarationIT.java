package io.headroom.api.declaration;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.headroom.api.Published;
import io.headroom.api.RunningApi;
import io.headroom.core.capacity.Capacity;
import io.headroom.core.config.OwnFiles;
import io.headroom.core.config.PolicyFile;
import io.headroom.core.config.PriceBookFile;
import io.headroom.core.declaration.Declaration;
import io.headroom.core.quantity.Bytes;
import io.headroom.core.topic.Topics;
import io.headroom.testkit.TestServers;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeclarationIT {
    private static final String KAFKA = TestServers.shared().bootstrapServers();
    private static final Map<String, String> SHOP = Map.of("declared-shop", "declared");
    private static final String CAPACITY = "/api/v1/instances/declared/capacity";
    private static final String POLICIES = "/api/v1/policies";
    private static final String PRICES = "/api/v1/price-book";
    private static final String JSON = "application/json";
    private static final String YAML = "application/yaml";
    private static final int TURNS = 12;

    @TempDir
    Path folder;

    @BeforeEach
    void makeTopics() {
        new Published(KAFKA, "declared-shop").close();
    }

    /** Other tests share the topics. */
    @AfterEach
    void takeBack() {
        try (RunningApi api = running(1000)) {
            assertThat(api.send("DELETE", CAPACITY).statusCode()).isEqualTo(200);
            assertThat(api.send("DELETE", POLICIES).statusCode()).isEqualTo(200);
            assertThat(api.send("DELETE", PRICES).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void countsAtOnce_andAfterARestart_untilItIsTakenBack() {
        try (RunningApi api = running(1000)) {
            assertThat(api.json(CAPACITY).toString())
                    .isEqualTo("{\"instance\":\"declared\",\"storageBytes\":1000,\"memoryBytes\":null,\"vcpus\":null,"
                            + "\"connections\":null,\"plan\":null,\"leadTimeSeconds\":null,\"restoreWithinSeconds\":null,"
                            + "\"restoreBytesPerSecond\":null,\"require\":null,\"declaration\":null}");

            JsonNode answer =
                    put(api, CAPACITY, "{\"plan\": \"railway/starter\", \"vcpus\": 2, \"leadTime\": \"P2D\"}");

            assertThat(answer.get("storageBytes").asLong()).isEqualTo(500_000_000);
            assertThat(answer.get("vcpus").asInt()).isEqualTo(2);
            assertThat(answer.get("leadTimeSeconds").asLong()).isEqualTo(172_800);
            assertThat(answer.at("/declaration/version").asInt()).isEqualTo(1);
            assertThat(answer.at("/declaration/origin").asText()).isEqualTo("API");
            assertThat(put(api, CAPACITY, "{\"storage\": \"2GB\"}")
                            .at("/declaration/version")
                            .asInt())
                    .isEqualTo(2);
        }
        try (RunningApi api = running(1000)) {
            assertThat(api.json(CAPACITY).get("storageBytes").asLong()).isEqualTo(2_000_000_000);

            assertThat(RunningApi.parsed(api.send("DELETE", CAPACITY))
                            .get("storageBytes")
                            .asLong())
                    .isEqualTo(1000);
        }
    }

    @Test
    void givesEachDocumentAVersionOfItsOwn_whenTwoProcessesDeclareAtOnce() throws Exception {
        try (RunningApi one = running(1000);
                RunningApi other = running(1000)) {
            put(one, CAPACITY, "{\"vcpus\": 9}");
            List<Declaration> before = declarations();
            CyclicBarrier together = new CyclicBarrier(2);
            Thread beside = new Thread(() -> declareTogether(other, 100, together));
            beside.start();
            declareTogether(one, 200, together);
            beside.join();

            List<Declaration> written = declarations();
            Map<String, Integer> versions = new TreeMap<>();
            written.subList(before.size(), written.size())
                    .forEach(declaration -> versions.put(declaration.document(), declaration.version()));
            assertThat(versions).hasSize(2 * TURNS);
            assertThat(versions.values()).doesNotHaveDuplicates();
            assertThat(written.get(written.size() - 1).version()).isEqualTo(Collections.max(versions.values()));
            Awaitility.await()
                    .untilAsserted(() -> assertThat(one.json(CAPACITY)).isEqualTo(other.json(CAPACITY)));
        }
    }

    private static void declareTogether(RunningApi api, int from, CyclicBarrier together) {
        try {
            for (int turn = 0; turn < TURNS; turn++) {
                together.await(60, TimeUnit.SECONDS);
                put(api, CAPACITY, "{\"vcpus\": " + (from + turn) + "}");
            }
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** Of the instance, in the order in which they came. */
    private static List<Declaration> declarations() {
        List<Declaration> found = new ArrayList<>();
        TopicPartition partition = new TopicPartition(Topics.CAPACITIES.name(), 0);
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", KAFKA), new StringDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = requireNonNull(consumer.endOffsets(List.of(partition)).get(partition), "it has an end");
            while (consumer.position(partition) < end) {
                consumer.poll(Duration.ofMillis(50)).forEach(record -> {
                    if (record.key().equals("declared") && record.value() != null) {
                        found.add(Topics.CAPACITIES
                                .values()
                                .deserializer()
                                .deserialize(Topics.CAPACITIES.name(), record.value()));
                    }
                });
            }
        }
        return found;
    }

    @Test
    void givesWay_onceTheConfigurationSaysSomethingElse() {
        try (RunningApi api = running(1000)) {
            put(api, CAPACITY, "{\"storage\": \"2GB\"}");
        }
        try (RunningApi api = running(3000)) {
            Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> api.json(CAPACITY).get("storageBytes").asLong() == 3000);
        }
    }

    @Test
    void declaresRulesAndPrices() {
        try (RunningApi api = running(1000)) {
            put(
                    api,
                    POLICIES,
                    "{\"rules\": {\"storage-above-70-percent\": {\"above\": \"60%\", \"recover\": \"55%\"}}}");
            JsonNode rule = rule(api, "storage-above-70-percent");
            assertThat(rule.get("threshold").asDouble()).isEqualTo(0.6);
            assertThat(rule.get("changed").toString()).isEqualTo("[\"above\",\"recover\"]");

            HttpResponse<String> priced = api.send("PUT", PRICES, YAML, """
                    # our contract
                    effective: 2026-11-01
                    kind: NEGOTIATED
                    plans:
                      big: { id: ours/big, source: contract 12, storage: 2TB, price: 99 USD }
                    """);
            assertThat(priced.statusCode()).as(priced.body()).isEqualTo(200);
            assertThat(RunningApi.parsed(priced).get("plans").findValuesAsText("plan"))
                    .contains("ours/big", "railway/starter");
            assertThat(put(api, CAPACITY, "{\"plan\": \"ours/big\"}")
                            .get("storageBytes")
                            .asLong())
                    .isEqualTo(2_000_000_000_000L);
        }
    }

    @Test
    void refusesWhatCannotBeUsed_andKeepsWhatIsInForce() {
        try (RunningApi api = running(1000)) {
            assertThat(refusal(api, CAPACITY, "{\"storage\": \"plenty\"}")).startsWith("storage must be");
            assertThat(refusal(api, CAPACITY, "{\"disk\": \"1GB\"}")).startsWith("disk is not a key of a capacity");
            assertThat(refusal(api, CAPACITY, "{\"plan\": \"railway/sarter\"}"))
                    .isEqualTo("plan must be one of the price book (see GET /api/v1/price-book), got railway/sarter;"
                            + " add its row with PUT /api/v1/price-book first");
            assertThat(refusal(api, CAPACITY, " ")).startsWith("the body is empty");
            assertThat(refusal(api, POLICIES, "{\"rules\": {\"mine\": {\"measure\": \"STORAGE_USED\"}}}"))
                    .startsWith("rules.mine.");
            assertThat(refusal(api, PRICES, "[1]")).contains("must hold keys");
            assertThat(api.send("PUT", POLICIES, "text/plain", "{}").statusCode())
                    .isEqualTo(415);
            assertThat(api.send("PUT", "/api/v1/instances/nobody/capacity", JSON, "{}")
                            .statusCode())
                    .isEqualTo(404);

            assertThat(api.json(CAPACITY).get("storageBytes").asLong()).isEqualTo(1000);
            assertThat(api.json(POLICIES).get("declaration").isNull()).isTrue();
        }
    }

    @Test
    void followsTheFileOfPolicies_whenItIsChanged_andKeepsTheLastThatCanBeUsed() throws IOException {
        Path file = Files.writeString(folder.resolve("policies.yml"), "rules: {}");
        try (RunningApi api = running(1000, new OwnFiles(Optional.empty(), Optional.of(file), List.of()))) {
            assertThat(rule(api, "storage-above-70-percent").get("threshold").asDouble())
                    .isEqualTo(0.7);

            Files.writeString(file, "rules: { storage-above-70-percent: { above: 80% } }");
            awaitThreshold(api, 0.8);
            assertThat(api.json(POLICIES).at("/declaration/origin").asText()).isEqualTo("FILE");

            Files.writeString(file, "rules: { storage-above-70-percent: { above: nothing } }");
            put(api, POLICIES, "{\"rules\": {\"storage-above-70-percent\": {\"above\": \"90%\"}}}");
            awaitThreshold(api, 0.9);

            Files.writeString(file, "rules: {}");
            awaitThreshold(api, 0.7);
            assertThat(api.json(POLICIES).get("declaration").isNull()).isTrue();
        }
    }

    private static void awaitThreshold(RunningApi api, double threshold) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() ->
                        rule(api, "storage-above-70-percent").get("threshold").asDouble() == threshold);
    }

    private static RunningApi running(long storage) {
        return running(storage, OwnFiles.NONE);
    }

    private static RunningApi running(long storage, OwnFiles files) {
        Capacity capacity = new Capacity(
                "declared",
                Optional.of(new Bytes(storage)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        Configured configured = new Configured(
                PolicyFile.standard(), PriceBookFile.standard(), Map.of("declared", capacity), files, List.of());
        return RunningApi.on(KAFKA, SHOP, configured).restored();
    }

    private static JsonNode put(RunningApi api, String path, String document) {
        HttpResponse<String> answer = api.send("PUT", path, JSON, document);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return RunningApi.parsed(answer);
    }

    private static String refusal(RunningApi api, String path, String document) {
        HttpResponse<String> answer = api.send("PUT", path, JSON, document);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        return RunningApi.parsed(answer).get("detail").asText();
    }

    private static JsonNode rule(RunningApi api, String name) {
        for (JsonNode rule : api.json(POLICIES).get("items")) {
            if (rule.get("rule").asText().equals(name)) {
                return rule;
            }
        }
        throw new AssertionError("no rule " + name);
    }
}
