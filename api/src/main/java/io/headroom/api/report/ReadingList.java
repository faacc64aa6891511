package io.headroom.api.report;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The measures that an application reports. All are on one page. */
record ReadingList(
        String database, List<ReadingRow> items, @Nullable String nextCursor) {}
