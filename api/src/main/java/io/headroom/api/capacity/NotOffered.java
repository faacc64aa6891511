package io.headroom.api.capacity;

import io.headroom.core.remedy.RemedyKind;
import io.headroom.core.remedy.Ruling;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A remedy that may be called for, and why it is not offered.
 *
 * @param database null where it is about the whole instance
 * @param fix what helps to know more; null where only time does
 * @param until when it will be decided, where that can be known
 */
record NotOffered(
        RemedyKind kind,
        @Nullable String database,
        @Nullable String table,
        @Nullable String index,
        String reason,
        @Nullable String fix,
        @Nullable Instant until) {
    static NotOffered of(@Nullable String database, Ruling.Withheld said) {
        return new NotOffered(
                said.kind(),
                database,
                said.table() == null ? null : said.table().toString(),
                said.index(),
                said.reason(),
                said.fix(),
                said.until());
    }
}
