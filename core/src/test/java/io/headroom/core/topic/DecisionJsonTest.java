package io.headroom.core.topic;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.core.annotation.Amount;
import io.headroom.core.annotation.Annotation;
import io.headroom.core.annotation.Draft;
import io.headroom.core.capacity.Capacity;
import io.headroom.core.capacity.PriceBook;
import io.headroom.core.capacity.RecommendationFact;
import io.headroom.core.capacity.Recommendations;
import io.headroom.core.capacity.Resource;
import io.headroom.core.capacity.StorageOutlook;
import io.headroom.core.config.CapacityConfig;
import io.headroom.core.config.InstanceConfig;
import io.headroom.core.config.PriceBookFile;
import io.headroom.core.decision.InstanceInput;
import io.headroom.core.forecast.Projection;
import io.headroom.core.forecast.RefusalCode;
import io.headroom.core.trigger.Phase;
import io.headroom.core.trigger.Severity;
import io.headroom.core.trigger.TriggerFact;
import io.headroom.core.trigger.TriggerMeasure;
import io.headroom.core.trigger.TriggerState;
import io.headroom.core.usage.Subject;
import io.headroom.core.usage.UsageUnit;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.kafka.common.serialization.Serde;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DecisionJsonTest {
    private static final Instant AT = Instant.parse("2026-11-21T10:00:30Z");

    @Test
    void aTriggerReadsAsItDid() {
        TriggerFact fact = new TriggerFact(
                "main",
                null,
                "storage-above-70-percent",
                Resource.STORAGE,
                Severity.ADVICE,
                Phase.FIRING,
                AT,
                0.712,
                0.7,
                "storage at 71.2 % has been above 70.0 % for 30 s",
                Subject.instance("main"),
                TriggerMeasure.STORAGE_USED,
                UsageUnit.SHARE,
                null);

        String json = text(Topics.TRIGGERS.values(), fact);

        assertThat(json)
                .isEqualTo(
                        "{\"instance\":\"main\",\"database\":null,\"rule\":\"storage-above-70-percent\",\"resource\":\"STORAGE\","
                                + "\"severity\":\"ADVICE\",\"state\":\"FIRING\",\"since\":\"2026-11-21T10:00:30Z\","
                                + "\"value\":0.712,\"threshold\":0.7,"
                                + "\"cause\":\"storage at 71.2 % has been above 70.0 % for 30 s\","
                                + "\"subject\":\"instance:main\",\"measure\":\"STORAGE_USED\",\"unit\":\"SHARE\",\"targetPlan\":null}");
        assertThat(read(Topics.TRIGGERS.values(), json)).isEqualTo(fact);
        assertThat(fact.key()).isEqualTo("main/storage-above-70-percent");
    }

    @Test
    void aRecommendationReadsAsItDid() {
        PriceBook book = PriceBookFile.standard();
        Capacity capacity = new InstanceConfig(CapacityConfig.UNKNOWN, "railway/starter", Duration.ofDays(14))
                .toCapacity("main", book);
        Projection young = new Projection.Refusal(RefusalCode.INSUFFICIENT_HISTORY, "three days", Optional.of(AT));
        StorageOutlook outlook = new StorageOutlook(OptionalLong.of(356_000_000), true, young);
        RecommendationFact fact =
                RecommendationFact.of(capacity, Recommendations.decide(capacity, outlook, book, AT), AT);

        String json = text(Topics.RECOMMENDATIONS.values(), fact);

        assertThat(json)
                .contains("\"verdict\":\"UNDER_PROVISIONED\"")
                .contains("\"runways\":[{\"resource\":\"STORAGE\",\"limit\":\"70%\",\"limitBytes\":350000000,"
                        + "\"p10\":{\"outcome\":\"ON\",\"day\":\"2026-11-21\"}")
                .contains("\"actBy\":\"2026-11-07\"")
                .contains("\"nextPlan\":{\"plan\":\"railway/pro\",\"storageBytes\":8000000000,"
                        + "\"pricePerMonth\":{\"low\":20,\"high\":20,\"currency\":\"USD\"},"
                        + "\"kind\":\"ILLUSTRATIVE\",\"effective\":\"2026-11-21\",\"source\":\"R044 000:233\"");
        assertThat(json)
                .contains(",\"nextPlanBecause\":\"storage is beyond 70 % of 500 MB\",")
                .contains("\"resources\":[{\"resource\":\"CONNECTIONS\",\"threshold\":0.8,\"level\":null,");
        assertThat(read(Topics.RECOMMENDATIONS.values(), json)).isEqualTo(fact);
        RecommendationFact older =
                read(Topics.RECOMMENDATIONS.values(), json.replaceAll(",\"nextPlanBecause\".*", "}"));
        assertThat(older.resources()).isEmpty();
        assertThat(older.path()).isEqualTo(fact.path());
    }

    @Test
    void anAnnotationReadsLikeTheTopicContract_alsoOnItsWayToTheJudge() {
        Annotation annotation = new Draft(
                        "tenant:42", "IMPORT", "Leeds moves in", "2027-01-15", null, null, new Amount(9L, null), null)
                .annotation("7", "shop", AT);
        Serde<InstanceInput> inputs = Json.serde(InstanceInput.class);
        InstanceInput input = new InstanceInput.Annotated(annotation.key(), annotation);
        InstanceInput takenBack = new InstanceInput.Annotated(annotation.key(), null);

        assertThat(text(Topics.ANNOTATIONS.values(), annotation))
                .isEqualTo("{\"id\":\"7\",\"database\":\"shop\",\"scope\":\"tenant:42\",\"kind\":\"IMPORT\","
                        + "\"label\":\"Leeds moves in\",\"from\":\"2027-01-15T00:00:00Z\","
                        + "\"until\":\"2027-01-16T00:00:00Z\",\"factor\":null,"
                        + "\"total\":{\"bytes\":9,\"rows\":null},\"perDay\":null,\"declaredAt\":\"" + AT + "\"}");
        assertThat(read(inputs, text(inputs, input))).isEqualTo(input);
        assertThat(read(inputs, text(inputs, takenBack))).isEqualTo(takenBack);
    }

    static TriggerState[] states() {
        return new TriggerState[] {
            TriggerState.QUIET,
            new TriggerState.Inactive(AT, AT),
            new TriggerState.Pending(AT, AT, null),
            new TriggerState.Firing(AT, AT),
            new TriggerState.Resolved(AT, AT)
        };
    }

    @ParameterizedTest
    @MethodSource("states")
    void aStateSurvivesAStateStore(TriggerState state) {
        Serde<TriggerState> serde = Json.serde(TriggerState.class);

        assertThat(read(serde, text(serde, state))).isEqualTo(state);
    }

    private static <T> String text(Serde<T> serde, T value) {
        return new String(serde.serializer().serialize("any", value), UTF_8);
    }

    private static <T> T read(Serde<T> serde, String json) {
        return serde.deserializer().deserialize("any", json.getBytes(UTF_8));
    }
}
