package io.headroom.api.database;

/** Whether an instance fits what its databases need. */
public enum Verdict {
    UNDER_PROVISIONED,
    RIGHT_SIZED,
    OVER_PROVISIONED,
    /** Not enough is known: never a synonym of healthy. */
    UNDECIDED
}
