package io.headroom.core.topic;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headroom.core.capture.CaptureState;
import io.headroom.core.capture.CaptureStatus;
import io.headroom.core.capture.DeadLetter;
import io.headroom.core.capture.Problem;
import io.headroom.core.capture.ProvisionalTotals;
import io.headroom.core.capture.TableWatch;
import io.headroom.core.capture.WatchedTable;
import io.headroom.core.change.TableId;
import io.headroom.core.scope.TableName;
import io.headroom.core.scope.Tenant;
import io.headroom.core.usage.SlotWal;
import io.headroom.core.wire.Hostile;
import io.headroom.core.wire.MalformedRecordException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple.Tuple2;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
    private static final CaptureStatus STATUS = new CaptureStatus(
            "shop",
            "main",
            CaptureState.FAILED,
            2,
            1,
            null,
            null,
            "ba7816bf8f01cfea",
            new Problem("The slot is gone.", "Start again."),
            new SlotWal(Instant.parse("2026-11-21T10:02:00Z"), 7, 100, "reserved", null),
            Instant.parse("2026-11-21T10:02:00.5Z"),
            null);

    @Test
    void readsLikeTheTopicContract() {
        WatchedTable table = new WatchedTable(
                "shop",
                new TableId(17),
                new TableName("public", "booking"),
                16_401,
                List.of("id"),
                "tenant_id",
                3,
                "2:0/16B3748:5",
                TableWatch.LIVE,
                null,
                null);

        assertThat(text(Topics.TABLES, table))
                .isEqualTo("{\"database\":\"shop\",\"id\":{\"value\":17},"
                        + "\"name\":{\"schema\":\"public\",\"name\":\"booking\"},\"oid\":16401,"
                        + "\"keyColumns\":[\"id\"],\"tenantColumn\":\"tenant_id\",\"tenant\":null,\"tenantParent\":null,\"birthColumn\":null,\"partitions\":[],\"epoch\":3,"
                        + "\"epochStart\":\"2:0/16B3748:5\",\"state\":\"LIVE\",\"problem\":null,\"snapshot\":null}");
        assertThat(text(Topics.CAPTURE, STATUS))
                .isEqualTo(
                        "{\"database\":\"shop\",\"instance\":\"main\",\"state\":\"FAILED\",\"generation\":2,"
                                + "\"seeded\":1,\"seeding\":null,\"committedAt\":null,"
                                + "\"secretFingerprint\":\"ba7816bf8f01cfea\",\"problem\":{\"reason\":\"The slot is gone.\","
                                + "\"fix\":\"Start again.\"},\"slotWal\":{\"at\":\"2026-11-21T10:02:00Z\",\"retainedBytes\":7,"
                                + "\"budgetBytes\":100,\"status\":\"reserved\",\"safeBytes\":null},\"publishedAt\":\"2026-11-21T10:02:00.500Z\",\"origin\":null}");
    }

    @Test
    void provisionalTotalsReadLikeTheTopicContract_andBack() {
        ProvisionalTotals totals = new ProvisionalTotals(
                "shop",
                new TableId(17),
                new TableName("public", "booking"),
                3,
                Instant.parse("2026-11-21T10:02:00Z"),
                7,
                700,
                List.of(
                        new ProvisionalTotals.Part(Tenant.of("42"), 5, 600),
                        new ProvisionalTotals.Part(Tenant.NULL, 1, 60)));

        assertThat(text(Topics.PROVISIONAL_TOTALS, totals))
                .isEqualTo("{\"database\":\"shop\",\"id\":{\"value\":17},"
                        + "\"name\":{\"schema\":\"public\",\"name\":\"booking\"},\"epoch\":3,"
                        + "\"at\":\"2026-11-21T10:02:00Z\",\"rows\":7,\"bytes\":700,\"tenants\":["
                        + "{\"tenant\":{\"kind\":\"TENANT\",\"id\":\"42\"},\"rows\":5,\"bytes\":600},"
                        + "{\"tenant\":{\"kind\":\"NULL\",\"id\":\"\"},\"rows\":1,\"bytes\":60}]}");
        assertThat(read(Topics.PROVISIONAL_TOTALS, write(Topics.PROVISIONAL_TOTALS, totals)))
                .isEqualTo(totals);
    }

    @Property(tries = 500)
    void everyStatusRoundTrips(@ForAll("statuses") CaptureStatus status) {
        assertThat(read(Topics.CAPTURE, write(Topics.CAPTURE, status))).isEqualTo(status);
    }

    @Property(tries = 500)
    void everyTableRoundTrips(@ForAll("tables") WatchedTable table) {
        assertThat(read(Topics.TABLES, write(Topics.TABLES, table))).isEqualTo(table);
    }

    @Property(tries = 500)
    void everyDeadLetterRoundTrips(@ForAll("deadLetters") DeadLetter letter) {
        assertThat(read(Topics.DEAD_LETTERS, write(Topics.DEAD_LETTERS, letter)))
                .isEqualTo(letter);
    }

    @Property(tries = 100)
    void refusesEveryTruncation(@ForAll("written") Tuple2<Topic<?, ?>, byte[]> written) {
        byte[] whole = written.get2();

        for (int length = 0; length < whole.length; length += 1 + length / 20) {
            byte[] start = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> read(written.get1(), start)).isInstanceOf(MalformedRecordException.class);
        }
    }

    @Property(tries = 3000)
    void survivesDamage(@ForAll("damaged") Tuple2<Topic<?, ?>, byte[]> damaged) {
        Hostile.decode(bytes -> read(damaged.get1(), bytes), damaged.get2());
    }

    @Property
    void survivesGarbage(@ForAll("garbage") byte[] bytes) {
        for (Topic<?, ?> topic : AnyCapture.JSON_TOPICS) {
            Hostile.decode(garbage -> read(topic, garbage), bytes);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "{}",
                "[]",
                "7",
                "\"text\"",
                "{\"database\":null}",
                "{\"database\":{}}",
                "{\"publishedAt\":99999999999999999999}",
                "{\"publishedAt\":9223372036854775807}",
                "{\"publishedAt\":1e999999999}",
                "{\"publishedAt\":\"+999999999-12-31T23:59:59.9999999999Z\"}",
                "{\"generation\":1e99}",
                "{\"offset\":1e999999999}",
                "{\"id\":{\"value\":0}}",
                "{\"state\":17}",
                "{\"state\":\"ASLEEP\"}",
                "{\"keyColumns\":[null]}",
                "{\"name\":{\"schema\":\"\"}}"
            })
    void refusesWhatLacksWhatItsTypeNeeds(String json) {
        for (Topic<?, ?> topic : AnyCapture.JSON_TOPICS) {
            assertThatThrownBy(() -> read(topic, json.getBytes(UTF_8)))
                    .as(topic.name())
                    .isInstanceOf(MalformedRecordException.class)
                    .hasMessageContaining("in JSON");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"database", "instance", "state", "generation", "seeded", "secretFingerprint", "publishedAt"})
    void namesTheFieldThatIsMissing(String field) {
        String without = text(Topics.CAPTURE, STATUS).replace("\"" + field + "\"", "\"other\"");

        assertThatThrownBy(() -> read(Topics.CAPTURE, without.getBytes(UTF_8)))
                .isInstanceOf(MalformedRecordException.class)
                .hasMessageContaining(field);
    }

    @Test
    void skipsWhatANewerWriterAdded() {
        String newer = text(Topics.CAPTURE, STATUS).replace("{\"database\"", "{\"added\":[{}],\"database\"");

        assertThat(read(Topics.CAPTURE, newer.getBytes(UTF_8))).isEqualTo(STATUS);
    }

    @Test
    void doesNotFollowJsonIntoTheDeep() {
        String deep = "{\"added\":" + "[".repeat(100_000);

        assertThatThrownBy(() -> read(Topics.CAPTURE, deep.getBytes(UTF_8)))
                .isInstanceOf(MalformedRecordException.class);
    }

    @Test
    void aTombstoneStaysOne() {
        for (Topic<?, ?> topic : AnyCapture.JSON_TOPICS) {
            assertThat(topic.values().serializer().serialize(topic.name(), null))
                    .isNull();
            assertThat((Object) topic.values().deserializer().deserialize(topic.name(), (byte[]) null))
                    .isNull();
        }
    }

    private static <T> byte[] write(Topic<?, T> topic, T value) {
        return topic.values().serializer().serialize(topic.name(), value);
    }

    private static <T> String text(Topic<?, T> topic, T value) {
        return new String(write(topic, value), UTF_8);
    }

    private static <T> T read(Topic<?, T> topic, byte[] bytes) {
        return topic.values().deserializer().deserialize(topic.name(), bytes);
    }

    @Provide
    Arbitrary<CaptureStatus> statuses() {
        return AnyCapture.statuses();
    }

    @Provide
    Arbitrary<WatchedTable> tables() {
        return AnyCapture.tables();
    }

    @Provide
    Arbitrary<DeadLetter> deadLetters() {
        return AnyCapture.deadLetters();
    }

    @Provide
    Arbitrary<Tuple2<Topic<?, ?>, byte[]>> written() {
        return AnyCapture.written();
    }

    @Provide
    Arbitrary<Tuple2<Topic<?, ?>, byte[]>> damaged() {
        return AnyCapture.damaged();
    }

    @Provide
    Arbitrary<byte[]> garbage() {
        return Hostile.garbage();
    }
}
