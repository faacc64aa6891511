package io.headroom.ingest.announce;

import io.headroom.core.capture.WatchedTable;
import io.headroom.core.change.TableId;
import io.headroom.core.scope.TableName;
import io.headroom.core.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;

/**
 * The tables of all databases and the numbers they hold. The topic itself decides who holds a number: of two that claim
 * the same, the one whose record comes first. An id stays with its database and name for ever.
 */
public final class TableDirectory implements AutoCloseable {
    private final Announcer announcer;
    private final TopicView<String, WatchedTable> view;
    private final Map<String, WatchedTable> records = new TreeMap<>();
    private final Map<Integer, String> holders = new HashMap<>();

    public TableDirectory(Announcer announcer, Map<String, Object> kafka) {
        this.announcer = announcer;
        view = new TopicView<>(kafka, Topics.TABLES);
    }

    /** Every table recorded for the database, dropped ones included. */
    public synchronized Map<TableName, WatchedTable> tablesOf(String database) {
        view.catchUp(this::learn);
        Map<TableName, WatchedTable> tables = new TreeMap<>();
        for (WatchedTable table : records.values()) {
            if (table.database().equals(database)
                    && table.key().equals(holders.get(table.id().value()))) {
                tables.put(table.name(), table);
            }
        }
        return tables;
    }

    /** Returns when the record is stored. */
    public void write(WatchedTable table) {
        announcer.put(Topics.TABLES, table.key(), table);
    }

    /** Gives a table that is not recorded yet its number, and records it. Whatever id the draft has is replaced. */
    public synchronized WatchedTable claim(WatchedTable draft) {
        view.catchUp(this::learn);
        while (true) {
            WatchedTable claimed = draft.withId(firstFree(draft.database(), draft.name()));
            write(claimed);
            view.catchUp(this::learn);
            if (claimed.key().equals(holders.get(claimed.id().value()))) {
                return claimed;
            }
            announcer.put(Topics.TABLES, claimed.key(), null);
        }
    }

    private TableId firstFree(String database, TableName name) {
        byte[] text = (database + "/" + name).getBytes(StandardCharsets.UTF_8);
        int id = Math.max(1, Utils.toPositive(Utils.murmur2(text)));
        while (holders.containsKey(id)) {
            id = id == Integer.MAX_VALUE ? 1 : id + 1;
        }
        return new TableId(id);
    }

    private void learn(String key, @Nullable WatchedTable table) {
        if (table == null) {
            records.remove(key);
            holders.values().remove(key);
        } else {
            records.put(key, table);
            holders.putIfAbsent(table.id().value(), key);
        }
    }

    @Override
    public synchronized void close() {
        view.close();
    }
}
