package io.headroom.ingest.row;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.Test;

/** The keys of rows as Debezium delivers them, which differs by the sort of change. */
class DeliveredKeysIT {
    private final Sample sample = Sample.open();

    @Test
    void givesARowOneKey_whetherInAKeyOrBeforeOrAfter() throws Exception {
        sample.execute("""
                CREATE TABLE keyed (payload text, b bigint, a uuid, t text, PRIMARY KEY (t, a, b));
                CREATE TABLE bare (a int, t text, d bytea);
                ALTER TABLE bare REPLICA IDENTITY FULL;
                CREATE PUBLICATION rows FOR TABLE keyed, bare;
                """);
        RowKeyBytes keyed = new RowKeyBytes(sample.shape("keyed"));
        RowKeyBytes bare = new RowKeyBytes(sample.shape("bare"));

        try (Deliveries deliveries = new Deliveries(sample.database, "public.keyed,public.bare").streaming(sample)) {
            sample.execute("INSERT INTO keyed VALUES ('p', 1, gen_random_uuid(), 'k'); DELETE FROM keyed");
            SourceRecord insert = deliveries.next();
            SourceRecord delete = deliveries.next();
            assertThat(keys(
                            keyed,
                            (Struct) insert.key(),
                            image(insert, "after"),
                            (Struct) delete.key(),
                            image(delete, "before")))
                    .hasSize(1);

            sample.execute(
                    "INSERT INTO bare VALUES (1, repeat('x', 3), '\\x00'); UPDATE bare SET a = 2; DELETE FROM bare");
            Struct inserted = image(deliveries.next(), "after");
            SourceRecord update = deliveries.next();
            Struct deleted = image(deliveries.next(), "before");
            assertThat(keys(bare, inserted, image(update, "before"))).hasSize(1);
            assertThat(keys(bare, image(update, "after"), deleted)).hasSize(1);
            assertThat(keys(bare, inserted, deleted)).hasSize(2);
        }
    }

    private static Struct image(SourceRecord record, String name) {
        return ((Struct) record.value()).getStruct(name);
    }

    private static List<String> keys(RowKeyBytes encoding, Struct... images) {
        return Arrays.stream(images)
                .map(image -> HexFormat.of().formatHex(encoding.of(image, null)))
                .distinct()
                .toList();
    }
}
