package io.headroom.ingest.stream;

import static io.headroom.ingest.stream.Records.beat;
import static io.headroom.ingest.stream.Records.change;
import static io.headroom.ingest.stream.Records.row;
import static io.headroom.ingest.stream.Records.seed;
import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.core.capture.DeadLetter;
import io.headroom.core.capture.TableWatch;
import io.headroom.core.capture.WatchedTable;
import io.headroom.core.change.ChangeCodec;
import io.headroom.core.change.Owner;
import io.headroom.core.change.RowChange;
import io.headroom.core.change.RowHasher;
import io.headroom.core.change.TableId;
import io.headroom.core.scope.TableName;
import io.headroom.core.scope.Tenant;
import io.headroom.ingest.row.RowSize;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DatabaseStreamTest {
    private static final TableName BOOKING = new TableName("public", "booking");

    private final List<String> said = new ArrayList<>();
    private final List<DeadLetter> letters = new ArrayList<>();
    private final List<WatchedTable> written = new ArrayList<>();

    @Test
    void followsARemovedRowWithATombstone() throws Exception {
        take(streaming(true), change("d", 7, "[\"100\",\"110\"]", row(1, "", ""), null));

        assertThat(said).containsExactly("DELETE 1:0/64:1 null", "tombstone");
    }

    @Test
    void removesAndAdds_whenAKeyOrAWholeRowChanges() throws Exception {
        SourceRecord update = change("u", 7, "[\"100\",\"110\"]", row(1, "a", "x"), row(2, "b", "x"));

        take(streaming(true), update);
        take(streaming(false), update);

        assertThat(said)
                .containsExactly(
                        "DELETE 1:0/64:1 null",
                        "tombstone",
                        "INSERT 1:0/64:2 b",
                        "DELETE 1:0/64:1 null",
                        "INSERT 1:0/64:2 b");
    }

    @Test
    void keepsTheRow_whenOnlyItsContentsChange() throws Exception {
        take(streaming(true), change("u", 7, "[\"100\",\"110\"]", null, row(1, "b", "y")));

        assertThat(said).containsExactly("UPDATE 1:0/64:1 b");
    }

    @Test
    void finishesTheSeeding_withTheSnapshotsLastRow() throws Exception {
        DatabaseStream<SourceRecord> stream = stream(true, true);
        SourceRecord last = seed(row(2, null, "y"), "last");

        take(stream, seed(row(1, "a", "x"), "first"), last);

        assertThat(said)
                .containsExactly("SEED 1:0/0:1 a", "SEED 1:0/0:2 .null", "Finished 1:0/0:0", "Finished 1:0/0:0");
        assertThat(stream.settled()).isSameAs(last);
        assertThat(written).singleElement().extracting(WatchedTable::state).isEqualTo(TableWatch.LIVE);
    }

    @Test
    void finishesTheSeeding_withTheFirstHeartbeat_whereThereWereNoRows() throws Exception {
        DatabaseStream<SourceRecord> stream = stream(true, true);

        take(stream, beat(5, "[null,\"95\"]"));

        assertThat(said).startsWith("Finished 1:0/0:0", "Finished 1:0/0:0", "Watermark 1:0/1:1");
        assertThat(stream.settled()).isNull();
    }

    @Test
    void saysATruncateAgainUnderItsEpoch_butNotOneThatALaterOneFollowed() throws Exception {
        SourceRecord first = change("t", 7, "[\"100\",\"110\"]", null, null);
        SourceRecord second = change("t", 8, "[\"200\",\"210\"]", null, null);
        DatabaseStream<SourceRecord> stream = streaming(true);
        take(stream, first, second);
        assertThat(said)
                .containsExactly(
                        "Truncated 1:0/64:1", "Truncated 1:0/64:1", "Truncated 1:0/C8:1", "Truncated 1:0/C8:1");
        assertThat(written).extracting(WatchedTable::epoch).containsExactly(2, 3);
        said.clear();

        take(stream, first, second);

        assertThat(said).containsExactly("Truncated 1:0/C8:1", "Truncated 1:0/C8:1");
        assertThat(written).hasSize(2);
    }

    @Test
    void setsAsideWhatItCannotRead_andGoesOn() throws Exception {
        SourceRecord strange = new SourceRecord(Map.of(), Map.of(), "topic", null, "text");
        SourceRecord imageless = change("c", 7, "[\"100\",\"110\"]", null, null);

        take(streaming(true), strange, imageless, change("c", 7, "[\"100\",\"110\"]", null, row(1, "a", "x")));

        assertThat(letters).hasSize(2).allMatch(letter -> letter.key() == null && letter.value() == null);
        assertThat(letters.get(1).table()).isEqualTo("public.booking");
        assertThat(said).containsExactly("INSERT 1:0/64:3 a");
    }

    @Test
    void tellsNothingOfARowsContents_whenItSetsARowAside() {
        DeadLetter letter = Unreadable.letter(
                "shop",
                change("c", 7, "[\"100\",\"110\"]", null, row(1, "a", "x")),
                BOOKING,
                new NumberFormatException("For input string: \"secret\""));

        assertThat(letter.reason())
                .startsWith("java.lang.NumberFormatException")
                .doesNotContain("secret");
    }

    private static void take(DatabaseStream<SourceRecord> stream, SourceRecord... records) throws InterruptedException {
        for (SourceRecord record : records) {
            stream.take(record, record);
        }
    }

    private DatabaseStream<SourceRecord> streaming(boolean keyed) {
        return stream(keyed, false);
    }

    private DatabaseStream<SourceRecord> stream(boolean keyed, boolean seeding) {
        WatchedTable booking = new WatchedTable(
                "shop", new TableId(9), BOOKING, 1, List.of(), null, 1, "1:0/0:0", TableWatch.SEEDING, null);
        return new DatabaseStream<>(
                new DatabaseStream.Stretch("shop", 1, 2, seeding),
                new TableBook(List.of(new CountedTable(booking, new PlainRows(keyed))), name -> null),
                new RowHasher(new byte[16]),
                new Recorder(),
                new Recorder());
    }

    private final class Recorder implements RowPublisher, StreamListener {
        @Override
        public void send(Dispatch dispatch) {
            if (dispatch.value() == null) {
                said.add("tombstone");
            } else if (ChangeCodec.decode(dispatch.value()) instanceof RowChange change) {
                String owner = change.owner() instanceof Owner.OfTenant of
                        ? of.tenant().toString()
                        : "null";
                said.add(change.operation() + " " + change.position() + " " + owner);
            } else {
                var mark = ChangeCodec.decode(dispatch.value());
                said.add(mark.getClass().getSimpleName() + " " + mark.position());
            }
        }

        @Override
        public void await() {}

        @Override
        public void close() {}

        @Override
        public void seed(TableName table) {}

        @Override
        public void seeded(List<WatchedTable> live) {
            written.addAll(live);
        }

        @Override
        public void streamed(Instant committedAt) {}

        @Override
        public void epochRaised(WatchedTable table) {
            written.add(table);
        }

        @Override
        public void setAside(DeadLetter letter) {
            letters.add(letter);
        }
    }

    /** A table of which only identity and tenant matter. */
    private record PlainRows(boolean keyed) implements RowReader {
        @Override
        public byte[] key(Struct image, @Nullable Struct former) {
            String text = keyed
                    ? image.get("id").toString()
                    : image.schema().fields().stream()
                            .map(field -> String.valueOf(image.get(field)))
                            .collect(Collectors.joining("|"));
            return text.getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public RowSize size(Struct image, @Nullable Struct former) {
            return new RowSize(40, List.of());
        }

        @Override
        public Owner owner(Struct image, @Nullable Struct former) {
            String tenant = image.getString("tenant_id");
            return new Owner.OfTenant(tenant == null ? Tenant.NULL : Tenant.of(tenant));
        }

        @Override
        public @Nullable Instant birth(Struct image) {
            return null;
        }

        @Override
        public boolean understands(Struct image) {
            return true;
        }
    }
}
