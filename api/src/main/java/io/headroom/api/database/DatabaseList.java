package io.headroom.api.database;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Every database, by name. */
record DatabaseList(List<DatabaseSummary> items, @Nullable String nextCursor) {}
