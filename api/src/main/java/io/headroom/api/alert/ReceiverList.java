package io.headroom.api.alert;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Every receiver on one page, in the order of the configuration. */
record ReceiverList(List<ReceiverRow> items, @Nullable String nextCursor) {}
