package io.headroom.standalone;

/** The parts of Headroom that can run in processes of their own. */
enum Role {
    INGEST,
    ANALYTICS,
    API
}
