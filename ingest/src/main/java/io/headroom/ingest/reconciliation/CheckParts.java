package io.headroom.ingest.reconciliation;

import io.headroom.ingest.announce.Announcer;
import io.headroom.ingest.seed.SeedParts;
import java.util.Map;

/**
 * What checks of one database need.
 *
 * @param capture what seeding needs as well
 * @param kafka how to read what analytics answers
 */
public record CheckParts(SeedParts capture, Map<String, Object> kafka) {

    Announcer announcer() {
        return capture.announcer();
    }

    String database() {
        return capture.config().name();
    }
}
