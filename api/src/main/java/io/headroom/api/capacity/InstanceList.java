package io.headroom.api.capacity;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Every instance by name, on one page. */
record InstanceList(List<InstanceSummary> items, @Nullable String nextCursor) {}
