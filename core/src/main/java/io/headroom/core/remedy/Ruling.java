package io.headroom.core.remedy;

import io.headroom.core.scope.TableName;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a rule says of a remedy that may be called for. A rule without anything to go by withholds it, and says why. */
public sealed interface Ruling {
    RemedyKind kind();

    /** Null for one that is not about one table. */
    @Nullable
    TableName table();

    /**
     * @param index null for one that is not about one index
     * @param what the deed, in a few words
     * @param why the figures that call for it
     * @param gain null where it is no room on a disk that is gained
     * @param doubt what has to be found out before it may be done; null where nothing has
     */
    record Offered(
            RemedyKind kind,
            @Nullable TableName table,
            @Nullable String index,
            String what,
            String why,
            @Nullable Gain gain,
            How how,
            @Nullable String doubt)
            implements Ruling {
        public Offered {
            Objects.requireNonNull(kind, "kind");
            Objects.requireNonNull(what, "what");
            Objects.requireNonNull(why, "why");
            Objects.requireNonNull(how, "how");
        }
    }

    /**
     * @param fix what helps to know more; null where only time does
     * @param until when it will be decided, where that can be known
     */
    record Withheld(
            RemedyKind kind,
            @Nullable TableName table,
            @Nullable String index,
            String reason,
            @Nullable String fix,
            @Nullable Instant until)
            implements Ruling {
        public Withheld {
            Objects.requireNonNull(kind, "kind");
            Objects.requireNonNull(reason, "reason");
        }
    }

    /** @param bytes on disk, at once */
    record Gain(long bytes, FreedSpace space) {}

    /**
     * @param sql null where no statement alone does it
     * @param lock what the statement keeps others from, and for how long; null without one
     */
    record How(@Nullable String sql, @Nullable String lock, String caution) {}
}
