package io.headroom.core.topic;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.deser.std.FromStringDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.headroom.core.decision.InstanceInput;
import io.headroom.core.readiness.ArchiverFacts;
import io.headroom.core.readiness.CheckFacts;
import io.headroom.core.readiness.ForeignKeyFacts;
import io.headroom.core.readiness.PoolFacts;
import io.headroom.core.readiness.PrimaryKeyFacts;
import io.headroom.core.readiness.RoleFacts;
import io.headroom.core.readiness.SlotFacts;
import io.headroom.core.readiness.SlowQueryFacts;
import io.headroom.core.readiness.StatementFacts;
import io.headroom.core.readiness.TlsFacts;
import io.headroom.core.readiness.VersionFacts;
import io.headroom.core.scope.Scope;
import io.headroom.core.trigger.TriggerState;
import io.headroom.core.usage.FreeSpace;
import io.headroom.core.usage.InstanceSample;
import io.headroom.core.usage.Measured;
import io.headroom.core.usage.RelationSizes;
import io.headroom.core.usage.RelationUnknown;
import io.headroom.core.usage.Sample;
import io.headroom.core.usage.SlotSample;
import io.headroom.core.usage.Subject;
import io.headroom.core.usage.UsageSample;
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
            .addModule(new SimpleModule()
                    .addSerializer(Subject.class, ToStringSerializer.instance)
                    .addDeserializer(Subject.class, new SubjectText())
                    .addSerializer(Scope.class, ToStringSerializer.instance)
                    .addDeserializer(Scope.class, new ScopeText()))
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .addMixIn(Sample.class, SampleKinds.class)
            .addMixIn(Measured.class, MeasuredForms.class)
            .addMixIn(FreeSpace.class, FreeSpaceMethods.class)
            .addMixIn(TriggerState.class, TriggerPhases.class)
            .addMixIn(InstanceInput.class, InputKinds.class)
            .addMixIn(CheckFacts.class, CheckNames.class)
            .build();

    private Json() {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = InstanceSample.class, name = "instance"),
        @JsonSubTypes.Type(value = RelationSizes.class, name = "table"),
        @JsonSubTypes.Type(value = RelationUnknown.class, name = "tableUnknown"),
        @JsonSubTypes.Type(value = SlotSample.class, name = "slot"),
        @JsonSubTypes.Type(value = UsageSample.class, name = "usage")
    })
    private interface SampleKinds {}

    private static final class SubjectText extends FromStringDeserializer<Subject> {
        private static final long serialVersionUID = 1;

        SubjectText() {
            super(Subject.class);
        }

        @Override
        protected Subject _deserialize(String text, DeserializationContext context) {
            return Subject.parse(text);
        }
    }

    private static final class ScopeText extends FromStringDeserializer<Scope> {
        private static final long serialVersionUID = 1;

        ScopeText() {
            super(Scope.class);
        }

        @Override
        protected Scope _deserialize(String text, DeserializationContext context) {
            return Scope.parse(text);
        }
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.DEDUCTION)
    @JsonSubTypes({@JsonSubTypes.Type(Measured.Known.class), @JsonSubTypes.Type(Measured.Unknown.class)})
    private interface MeasuredForms {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "method")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = FreeSpace.Mapped.class, name = "MAPPED"),
        @JsonSubTypes.Type(value = FreeSpace.Estimated.class, name = "ESTIMATED"),
        @JsonSubTypes.Type(value = FreeSpace.Unknown.class, name = "UNKNOWN")
    })
    private interface FreeSpaceMethods {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "phase")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = TriggerState.Inactive.class, name = "INACTIVE"),
        @JsonSubTypes.Type(value = TriggerState.Pending.class, name = "PENDING"),
        @JsonSubTypes.Type(value = TriggerState.Firing.class, name = "FIRING"),
        @JsonSubTypes.Type(value = TriggerState.Resolved.class, name = "RESOLVED")
    })
    private interface TriggerPhases {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = InstanceInput.Read.class, name = "READ"),
        @JsonSubTypes.Type(value = InstanceInput.Observed.class, name = "OBSERVED"),
        @JsonSubTypes.Type(value = InstanceInput.Expected.class, name = "EXPECTED"),
        @JsonSubTypes.Type(value = InstanceInput.Foreseen.class, name = "FORESEEN"),
        @JsonSubTypes.Type(value = InstanceInput.Heard.class, name = "HEARD"),
        @JsonSubTypes.Type(value = InstanceInput.SetAside.class, name = "SET_ASIDE"),
        @JsonSubTypes.Type(value = InstanceInput.Ticked.class, name = "TICKED"),
        @JsonSubTypes.Type(value = InstanceInput.Proven.class, name = "PROVEN"),
        @JsonSubTypes.Type(value = InstanceInput.Annotated.class, name = "ANNOTATED"),
        @JsonSubTypes.Type(value = InstanceInput.Declared.class, name = "DECLARED")
    })
    private interface InputKinds {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "check")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = ForeignKeyFacts.class, name = "FOREIGN_KEY_INDEX"),
        @JsonSubTypes.Type(value = PrimaryKeyFacts.class, name = "PRIMARY_KEY"),
        @JsonSubTypes.Type(value = TlsFacts.class, name = "TLS"),
        @JsonSubTypes.Type(value = ArchiverFacts.class, name = "ARCHIVER"),
        @JsonSubTypes.Type(value = SlotFacts.class, name = "SLOTS"),
        @JsonSubTypes.Type(value = PoolFacts.class, name = "POOL"),
        @JsonSubTypes.Type(value = StatementFacts.class, name = "STATEMENT_STATISTICS"),
        @JsonSubTypes.Type(value = SlowQueryFacts.class, name = "SLOW_QUERY_LOG"),
        @JsonSubTypes.Type(value = RoleFacts.class, name = "ROLES"),
        @JsonSubTypes.Type(value = VersionFacts.class, name = "VERSION")
    })
    private interface CheckNames {}

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
