package io.headroom.core.evidence;

import java.time.Duration;

/** What can be proven. The names are part of the topic and HTTP contract: they are added to, never changed. */
public enum EvidenceKind {
    /** A backup was taken. */
    BACKUP("a backup", Duration.ofDays(2)),
    /** A backup was restored and looked at; with its bytes and duration it tells the rate of a restore. */
    RESTORE_TEST("a restore test", Duration.ofDays(90)),
    LOAD_TEST("a load test", Duration.ofDays(180)),
    FAILOVER_TEST("a failover test", Duration.ofDays(180)),
    CREDENTIAL_ROTATION("a rotation of credentials", Duration.ofDays(90));

    private final String label;
    private final Duration validity;

    EvidenceKind(String label, Duration validity) {
        this.label = label;
        this.validity = validity;
    }

    /** The words for it in a sentence. */
    public String label() {
        return label;
    }

    /** For how long it proves anything, where nobody says otherwise. */
    public Duration validity() {
        return validity;
    }
}
