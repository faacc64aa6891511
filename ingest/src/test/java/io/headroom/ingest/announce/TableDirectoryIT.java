package io.headroom.ingest.announce;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.core.capture.TableWatch;
import io.headroom.core.capture.WatchedTable;
import io.headroom.core.change.TableId;
import io.headroom.core.scope.TableName;
import io.headroom.core.topic.TopicCheck;
import io.headroom.core.topic.Topics;
import io.headroom.testkit.TestServers;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;

class TableDirectoryIT {
    private final Map<String, Object> kafka =
            Map.of("bootstrap.servers", TestServers.shared().bootstrapServers());

    @Test
    void keepsATablesNumber_andGivesAwayNoneTwice() {
        try (Admin admin = Admin.create(kafka)) {
            TopicCheck.ensure(admin, 2, (short) 1);
        }
        try (Announcer announcer = new Announcer(kafka);
                TableDirectory directory = new TableDirectory(announcer, kafka)) {
            WatchedTable first = directory.claim(draft("claims", "booking"));

            assertThat(directory.tablesOf("claims")).containsValue(first);
            assertThat(directory.claim(draft("claims", "booking")).id().value())
                    .isEqualTo(first.id().value() + 1);
        }
    }

    @Test
    void givesWay_whereAnotherDatabaseWasFirst() {
        try (Admin admin = Admin.create(kafka)) {
            TopicCheck.ensure(admin, 2, (short) 1);
        }
        try (Announcer announcer = new Announcer(kafka);
                TableDirectory mine = new TableDirectory(announcer, kafka);
                TableDirectory others = new TableDirectory(announcer, kafka)) {
            WatchedTable held = others.claim(draft("others", "booking"));
            WatchedTable late = draft("mine", "booking").withId(held.id());
            announcer.put(Topics.TABLES, late.key(), late);

            assertThat(mine.tablesOf("mine")).isEmpty();
            assertThat(mine.tablesOf("others")).containsValue(held);
        }
    }

    private static WatchedTable draft(String database, String name) {
        return new WatchedTable(
                database,
                new TableId(1),
                new TableName("public", name),
                1,
                List.of(),
                null,
                0,
                "0:0/0:0",
                TableWatch.SEEDING,
                null,
                null);
    }
}
