package io.headroom.api.policy;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Every rule on one page, in the order of the files. */
record PolicyList(List<RuleRow> items, @Nullable String nextCursor) {}
