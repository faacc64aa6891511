package io.headroom.core.remedy;

import io.headroom.core.usage.RelationSizes;

/** How a table is written to, by PostgreSQL's statistics. */
public final class Writing {
    private static final long ENOUGH_TO_TELL = 1000;
    private static final long ONE_IN = 100;

    private Writing() {}

    /**
     * Whether rows are written once and left alone, as those of a log are: fewer than one update for a hundred inserts, and
     * nothing refers to them. False where the statistics are too young to tell.
     */
    public static boolean likeLog(RelationSizes table) {
        long told = Math.max(ENOUGH_TO_TELL, (table.liveTuples() == null ? 0 : table.liveTuples()) / ONE_IN);
        return Boolean.FALSE.equals(table.referenced())
                && table.tuplesInserted() >= told
                && table.tuplesUpdated() * ONE_IN < table.tuplesInserted();
    }
}
