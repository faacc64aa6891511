package io.headroom.core.topic;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.headroom.core.trigger.TriggerState;
import io.headroom.core.usage.InstanceSample;
import io.headroom.core.usage.RelationSizes;
import io.headroom.core.usage.Sample;
import io.headroom.core.wire.MalformedRecordException;
import java.io.IOException;
import org.apache.kafka.common.serialization.Serde;

/**
 * JSON for the topics of low rate: camelCase, ISO-8601 instants. Fields that a newer writer added are skipped; one that
 * is missing is absent, never 0, and refused where the type needs it.
 */
public final class Json {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .addMixIn(Sample.class, SampleKinds.class)
            .addMixIn(TriggerState.class, TriggerPhases.class)
            .build();

    private Json() {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = InstanceSample.class, name = "instance"),
        @JsonSubTypes.Type(value = RelationSizes.class, name = "table")
    })
    private interface SampleKinds {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "phase")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = TriggerState.Inactive.class, name = "INACTIVE"),
        @JsonSubTypes.Type(value = TriggerState.Pending.class, name = "PENDING"),
        @JsonSubTypes.Type(value = TriggerState.Firing.class, name = "FIRING"),
        @JsonSubTypes.Type(value = TriggerState.Resolved.class, name = "RESOLVED")
    })
    private interface TriggerPhases {}

    public static <T> Serde<T> serde(Class<T> type) {
        return Binary.serde(Json::write, bytes -> read(type, bytes));
    }

    private static <T> byte[] write(T value) {
        try {
            return MAPPER.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a value of the contract has no JSON form: " + value, e);
        }
    }

    private static <T> T read(Class<T> type, byte[] bytes) {
        T value;
        try {
            value = MAPPER.readValue(bytes, type);
        } catch (IOException e) {
            throw new MalformedRecordException("no " + type.getSimpleName() + " in JSON: " + e.getMessage(), e);
        }
        if (value == null) {
            throw new MalformedRecordException("no " + type.getSimpleName() + " in JSON: it says null");
        }
        return value;
    }
}
