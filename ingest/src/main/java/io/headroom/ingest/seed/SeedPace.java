package io.headroom.ingest.seed;

/** Holds seeding back while those who read the row changes are far behind: the stream has to get through to them. */
public interface SeedPace {
    /** Whether to wait a little before sending more. Cheap enough to be asked every few thousand rows. */
    boolean tooFast();
}
