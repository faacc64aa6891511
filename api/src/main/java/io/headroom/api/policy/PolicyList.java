package io.headroom.api.policy;

import io.headroom.api.declaration.DeclaredBy;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Every rule on one page, in the order of the files.
 *
 * @param declaration what was declared at run time, null where the configuration counts
 */
record PolicyList(
        List<RuleRow> items,
        @Nullable String nextCursor,
        @Nullable DeclaredBy declaration) {}
