package io.headroom.core.topic;

import io.headroom.core.capture.CaptureState;
import io.headroom.core.capture.CaptureStatus;
import io.headroom.core.capture.DeadLetter;
import io.headroom.core.capture.ParentReference;
import io.headroom.core.capture.Partition;
import io.headroom.core.capture.Problem;
import io.headroom.core.capture.Seeding;
import io.headroom.core.capture.TableWatch;
import io.headroom.core.capture.WatchedTable;
import io.headroom.core.change.AnyChange;
import io.headroom.core.scope.AnyScope;
import io.headroom.core.usage.SlotWal;
import io.headroom.core.wire.Hostile;
import java.time.Duration;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import net.jqwik.api.Tuple.Tuple2;

/** What ingest may say about databases and tables, and its bytes on the topics. */
final class AnyCapture {
    static final List<Topic<?, ?>> JSON_TOPICS = List.of(
            Topics.TABLES,
            Topics.CAPTURE,
            Topics.DEAD_LETTERS,
            Topics.SAMPLES,
            Topics.TRIGGERS,
            Topics.RECOMMENDATIONS);

    private AnyCapture() {}

    static Arbitrary<CaptureStatus> statuses() {
        Arbitrary<Seeding> seedings = Combinators.combine(
                        AnyChange.counts(),
                        AnyChange.counts(),
                        AnyChange.longs(),
                        AnyChange.longs(),
                        AnyChange.longs(),
                        Arbitraries.longs()
                                .between(0, 1L << 40)
                                .map(Duration::ofMillis)
                                .injectNull(0.5))
                .as(Seeding::new);
        return Combinators.combine(
                        AnyScope.texts().tuple2(),
                        Arbitraries.of(CaptureState.class),
                        AnyChange.counts().tuple2(),
                        seedings.injectNull(0.5),
                        AnyChange.instants().injectNull(0.5),
                        AnyScope.texts(),
                        Combinators.combine(
                                        problems().injectNull(0.5), slotWals().injectNull(0.5))
                                .as((problem, wal) -> Tuple.of(problem, wal)),
                        AnyChange.instants())
                .as((names, state, numbers, seeding, committed, secret, problem, published) -> new CaptureStatus(
                        names.get1(),
                        names.get2(),
                        state,
                        numbers.get1(),
                        numbers.get2(),
                        seeding,
                        committed,
                        secret,
                        problem.get1(),
                        problem.get2(),
                        published,
                        null));
    }

    private static Arbitrary<SlotWal> slotWals() {
        return Combinators.combine(
                        AnyChange.instants(),
                        AnyChange.longs(),
                        Arbitraries.longs().greaterOrEqual(1),
                        AnyScope.texts().injectNull(0.5),
                        AnyChange.longs().injectNull(0.5))
                .as(SlotWal::new);
    }

    static Arbitrary<WatchedTable> tables() {
        return Combinators.combine(
                        AnyScope.names().tuple2(),
                        AnyChange.tables(),
                        AnyScope.tables(),
                        AnyChange.longs(),
                        AnyScope.names().list().ofMaxSize(3),
                        AnyScope.names().injectNull(0.5).tuple2(),
                        Arbitraries.of(TableWatch.class),
                        problems().injectNull(0.5))
                .as((texts, id, name, oid, names, tenant, state, problem) -> new WatchedTable(
                        texts.get1(),
                        id,
                        name,
                        oid,
                        names,
                        tenant.get1(),
                        tenant.get2(),
                        tenant.get2() == null ? null : new ParentReference(id, names),
                        tenant.get1(),
                        names.stream()
                                .map(each -> new Partition(oid, each.length()))
                                .toList(),
                        3,
                        texts.get2(),
                        state,
                        problem,
                        null));
    }

    static Arbitrary<DeadLetter> deadLetters() {
        Arbitrary<String> texts = AnyScope.texts().injectNull(0.3);
        return Combinators.combine(
                        AnyScope.names(),
                        AnyChange.counts(),
                        AnyChange.longs(),
                        texts,
                        texts,
                        AnyScope.texts(),
                        texts,
                        texts)
                .as(DeadLetter::new);
    }

    static Arbitrary<Tuple2<Topic<?, ?>, byte[]>> written() {
        return Arbitraries.oneOf(
                written(Topics.CAPTURE, statuses()),
                written(Topics.TABLES, tables()),
                written(Topics.DEAD_LETTERS, deadLetters()));
    }

    static Arbitrary<Tuple2<Topic<?, ?>, byte[]>> damaged() {
        return written()
                .flatMap(written -> Hostile.damaged(Arbitraries.just(written.get2()))
                        .map(bytes -> Tuple.of(written.get1(), bytes)));
    }

    private static <T> Arbitrary<Tuple2<Topic<?, ?>, byte[]>> written(Topic<?, T> topic, Arbitrary<T> values) {
        return values.map(value -> Tuple.of(topic, topic.values().serializer().serialize(topic.name(), value)));
    }

    private static Arbitrary<Problem> problems() {
        return Combinators.combine(AnyScope.texts(), AnyScope.texts()).as(Problem::new);
    }
}
