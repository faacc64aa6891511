package io.headroom.core.readiness;

import java.time.Instant;

/** What was read for one check, as it travels; the check itself is decided by whoever reads it. */
public sealed interface CheckFacts
        permits ArchiverFacts,
                ForeignKeyFacts,
                PoolFacts,
                PrimaryKeyFacts,
                RoleFacts,
                SlotFacts,
                SlowQueryFacts,
                StatementFacts,
                TlsFacts,
                VersionFacts {

    Check check();

    /** The same facts give the same finding at the same moment. */
    Finding judge(Instant now);
}
