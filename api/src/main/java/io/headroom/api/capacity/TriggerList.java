package io.headroom.api.capacity;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Every trigger that ever changed, by instance and rule, on one page. */
record TriggerList(List<TriggerRow> items, @Nullable String nextCursor) {}
