package io.headroom.ingest.stream;

import static io.headroom.ingest.stream.Records.change;
import static io.headroom.ingest.stream.Records.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headroom.core.capture.DeadLetter;
import io.headroom.core.capture.SeedSnapshot;
import io.headroom.core.capture.TableWatch;
import io.headroom.core.capture.WatchedTable;
import io.headroom.core.change.ChangeCodec;
import io.headroom.core.change.Mark;
import io.headroom.core.change.Owner;
import io.headroom.core.change.RowChange;
import io.headroom.core.change.RowHasher;
import io.headroom.core.change.TableId;
import io.headroom.core.scope.TableName;
import io.headroom.core.scope.Tenant;
import io.headroom.ingest.row.RowSize;
import io.headroom.ingest.source.CheckNotice;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
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
    private boolean whole = true;

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
    void marksNothing_whileRowsThatWereThereAreStillRead() throws Exception {
        whole = false;

        take(streaming(true), Records.beat(5, "[null,\"95\"]"));

        assertThat(said).isEmpty();
    }

    @Test
    void marksWhereItIs_withAHeartbeat() throws Exception {
        take(streaming(true), Records.beat(5, "[null,\"95\"]"));

        assertThat(said).containsExactly("Watermark 1:0/1:1", "Watermark 1:0/1:1");
    }

    @Test
    void marksBothEndsOfACheck_atTheirPlacesAmongTheRows() throws Exception {
        CheckNotice begin = new CheckNotice(17, true, List.of(new TableId(9), new TableId(12)));

        take(
                streaming(true),
                Records.message(5, "[\"100\",\"110\"]", begin.toString()),
                change("c", 7, "[\"120\",\"130\"]", null, row(1, "a", "x")),
                Records.message(8, "[\"140\",\"150\"]", begin.end().toString()),
                Records.message(9, "[\"160\",\"170\"]", "check-begin of somebody else"));

        assertThat(said)
                .containsExactly(
                        "Check 1:0/64:1 true 17 [9, 12]",
                        "Check 1:0/64:1 true 17 [9, 12]",
                        "INSERT 1:0/78:1 a",
                        "Check 1:0/8C:1 false 17 [9, 12]",
                        "Check 1:0/8C:1 false 17 [9, 12]",
                        "Watermark 1:0/A0:1",
                        "Watermark 1:0/A0:1");
    }

    @Test
    void leavesOutWhatTheSeedsShow() throws Exception {
        // Transaction 7 had committed, 9 was running, and 11 was still to come.
        DatabaseStream<SourceRecord> stream = stream(true, booking(TableWatch.SEEDING, "8:11:9"));

        take(
                stream,
                change("c", 7, "[null,\"110\"]", null, row(1, "a", "x")),
                change("t", 7, "[null,\"110\"]", null, null),
                change("c", 9, "[\"120\",\"130\"]", null, row(2, "b", "x")),
                change("c", 10, "[\"140\",\"150\"]", null, row(3, "c", "x")),
                change("c", 11, "[\"160\",\"170\"]", null, row(4, "d", "x")));

        assertThat(said).containsExactly("INSERT 1:0/78:1 b", "INSERT 1:0/A0:1 d");
    }

    @Test
    void countsEverythingBehindTheSnapshot_howeverTransactionsAreNumbered() throws Exception {
        DatabaseStream<SourceRecord> stream = stream(true, booking(TableWatch.LIVE, "8:11:9"));

        take(stream, change("c", 3, "[\"4096\",\"4100\"]", null, row(1, "a", "x")));

        assertThat(said).containsExactly("INSERT 1:0/1000:1 a");
    }

    @Test
    void leavesOutEverything_whileTheSnapshotIsStillToBeTaken() throws Exception {
        take(
                stream(true, booking(TableWatch.SEEDING, null)),
                change("c", 7, "[\"100\",\"110\"]", null, row(1, "a", "x")));

        assertThat(said).isEmpty();
    }

    @Test
    void waits_whileItCannotBeToldWhetherTheSnapshotShowsAChange() throws Exception {
        TableBook book = book(true, booking(TableWatch.SEEDING, null));
        book.expect(List.of(BOOKING));
        CompletableFuture<Void> taken = CompletableFuture.runAsync(() -> {
            try {
                take(stream(book), change("c", 9, "[\"100\",\"110\"]", null, row(1, "a", "x")));
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        assertThatThrownBy(() -> taken.get(200, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);

        book.seedFrom(new SeedSnapshot("0/1000", "8:11:9"), List.of(BOOKING), written::add);
        taken.get(10, TimeUnit.SECONDS);

        assertThat(said).containsExactly("INSERT 1:0/64:1 a");
        assertThat(written)
                .singleElement()
                .satisfies(table -> assertThat(table.snapshot()).isNotNull());
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
        return stream(keyed, booking(TableWatch.LIVE, null));
    }

    private DatabaseStream<SourceRecord> stream(boolean keyed, WatchedTable booking) {
        return stream(book(keyed, booking));
    }

    private DatabaseStream<SourceRecord> stream(TableBook book) {
        return new DatabaseStream<>(
                new DatabaseStream.Stretch("shop", 1, 2),
                book,
                new RowHasher(new byte[16]),
                new Recorder(),
                new Recorder());
    }

    private static TableBook book(boolean keyed, WatchedTable booking) {
        return new TableBook(List.of(CountedTable.of(booking, new PlainRows(keyed))), table -> null);
    }

    private static WatchedTable booking(TableWatch state, @Nullable String transactions) {
        SeedSnapshot snapshot = transactions == null ? null : new SeedSnapshot("0/1000", transactions);
        return new WatchedTable(
                "shop", new TableId(9), BOOKING, 1, List.of(), null, 1, "1:0/0:0", state, null, snapshot);
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
                String check = mark instanceof Mark.Check end
                        ? " " + end.begins() + " " + end.check() + " "
                                + end.tables().stream().map(TableId::value).toList()
                        : "";
                said.add(mark.getClass().getSimpleName() + " " + mark.position() + check);
            }
        }

        @Override
        public void await() {}

        @Override
        public void close() {}

        @Override
        public void streamed(Instant committedAt) {}

        @Override
        public boolean isWhole() {
            return whole;
        }

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
        public Set<String> contents() {
            return Set.of();
        }

        @Override
        public boolean understands(Struct image) {
            return true;
        }
    }
}
