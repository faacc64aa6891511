package io.headroom.ingest.sampler;

import io.headroom.core.scope.TableName;
import io.headroom.core.usage.RelationSizes;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Keeps quiet about tables that have not changed since they were last published, for a while. */
final class News {
    private final Duration repeat;
    private final Map<TableName, RelationSizes> said = new HashMap<>();

    News(Duration repeat) {
        this.repeat = repeat;
    }

    /** Those that changed, and those published too long ago. */
    List<RelationSizes> of(List<RelationSizes> sizes) {
        return sizes.stream().filter(this::isNew).toList();
    }

    void said(List<RelationSizes> sizes) {
        sizes.forEach(table -> said.put(table.table(), table));
    }

    private boolean isNew(RelationSizes now) {
        RelationSizes before = said.get(now.table());
        return before == null || !now.at().isBefore(before.at().plus(repeat)) || !now.equals(at(before, now.at()));
    }

    private static RelationSizes at(RelationSizes sizes, Instant at) {
        return new RelationSizes(
                sizes.database(),
                sizes.table(),
                at,
                sizes.heapBytes(),
                sizes.indexBytes(),
                sizes.toastBytes(),
                sizes.liveTuples(),
                sizes.tuplesInserted(),
                sizes.tuplesDeleted(),
                sizes.statisticsSince());
    }
}
